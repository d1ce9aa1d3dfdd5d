package ockham.learners.linear;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class LinearSvmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return LinearSvm.standard();
    }
}
