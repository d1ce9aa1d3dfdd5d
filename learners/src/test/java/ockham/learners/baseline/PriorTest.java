package ockham.learners.baseline;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class PriorTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new Prior();
    }
}
