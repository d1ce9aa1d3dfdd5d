package ockham.learners.forest;

import java.util.List;
import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class ExtraTreesContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new RandomForest("extra-trees", 60, true, 0.5, List.of(1, 8, 20));
    }
}
