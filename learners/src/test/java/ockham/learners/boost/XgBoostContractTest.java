package ockham.learners.boost;

import java.util.List;
import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class XgBoostContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new XgBoost(
                "xgboost",
                0.1,
                List.of(new XgBoost.Trees(4, 0.1, 0), new XgBoost.Trees(2, 1, 5)),
                0.9,
                0.65,
                new Schedule(120, 20));
    }
}
