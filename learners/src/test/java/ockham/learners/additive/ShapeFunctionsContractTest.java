package ockham.learners.additive;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class ShapeFunctionsContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new ShapeFunctions("shape-functions", 300, 20, 0.1, 3, 4);
    }
}
