package ockham.learners.linear;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class RidgeContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return Ridge.standard();
    }
}
