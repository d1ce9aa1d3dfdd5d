package ockham.learners.linear;

import java.util.List;
import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class ElasticNetContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new ElasticNet(List.of(1.0, 0.5), 15, 1e-3, 0);
    }
}
