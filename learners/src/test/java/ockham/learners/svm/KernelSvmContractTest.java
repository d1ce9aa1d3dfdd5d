package ockham.learners.svm;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class KernelSvmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new KernelSvm("svm", 3, 500, 2000, 100);
    }
}
