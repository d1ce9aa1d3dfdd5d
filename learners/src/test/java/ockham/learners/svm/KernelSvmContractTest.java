package ockham.learners.svm;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class KernelSvmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new KernelSvm("svm", 2, 500, 2000, 60);
    }

    @Override
    protected int trainingRows() {
        return 400;
    }
}
