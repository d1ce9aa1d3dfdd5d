package ockham.learners.boost;

import java.util.List;
import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class LightGbmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new LightGbm(
                "lightgbm",
                0.1,
                List.of(new LightGbm.Trees(15, 10, 0), new LightGbm.Trees(5, 10, 5)),
                0.75,
                1,
                new Schedule(120, 20));
    }
}
