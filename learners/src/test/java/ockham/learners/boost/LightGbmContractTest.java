package ockham.learners.boost;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class LightGbmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new LightGbm("lightgbm", 0.1, 15, 10, 0.75, 1, new Schedule(120, 20));
    }
}
