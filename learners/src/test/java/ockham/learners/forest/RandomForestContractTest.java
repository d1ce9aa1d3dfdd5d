package ockham.learners.forest;

import java.util.List;
import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class RandomForestContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new RandomForest("random-forest", 60, false, 0.5, List.of(1, 8, 20));
    }
}
