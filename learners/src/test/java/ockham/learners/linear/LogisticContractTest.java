package ockham.learners.linear;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class LogisticContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return Logistic.standard();
    }
}
