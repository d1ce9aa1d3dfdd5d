package ockham.deep;

import ockham.api.Learner;
import ockham.score.net.Activation;
import ockham.testkit.LearnerContract;

/** The default net, narrower and for fewer epochs. */
class RealMlpContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new RealMlp(
                Activation.SELU, 3, 64, 0.04, 16, 128, 0, true, Selection.LOG_LOSS, false, 256, Variant.SMALL);
    }
}
