package ockham.deep;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

/** FT-Transformer, narrower, shallower and for fewer epochs. */
class FtTransformerContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new FtTransformer(2, 16, 2, 16, 0.1, 0.1, new Fitting(0.004, 1e-5, 128, 14, 8));
    }
}
