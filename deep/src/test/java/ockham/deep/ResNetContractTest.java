package ockham.deep;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

/** ResNet, narrower and for fewer epochs. */
class ResNetContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new ResNet(2, 32, 64, 0.15, new Fitting(0.002, 1e-5, 128, 16, 8));
    }
}
