package ockham.deep;

import ockham.api.Learner;
import ockham.score.net.Activation;
import ockham.testkit.LearnerContract;

/** The full net, narrower and for fewer epochs, with vectors for categories of more than two levels. */
class FullRealMlpContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        Variant embedded = new Variant(true, 2, 0.15, 0.02);
        return new RealMlp(Activation.SELU, 3, 32, 0.04, 16, 128, 0, true, Selection.LOG_LOSS, false, 256, embedded);
    }
}
