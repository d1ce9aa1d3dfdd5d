package ockham.learners.svm;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

/** The approximation alone. */
class LandmarkContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new KernelSvm("svm", 3, 500, 0, 60);
    }
}
