package ockham.learners.boost;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class XgBoostContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new XgBoost("xgboost", 0.1, 4, 0.1, 0.9, 0.65, new Schedule(120, 20));
    }
}
