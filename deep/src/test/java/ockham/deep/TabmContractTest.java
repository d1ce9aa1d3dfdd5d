package ockham.deep;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

/** TabM-mini, narrower and for fewer epochs. */
class TabmContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return new Tabm(8, 2, 32, 0.1, 8, 4, new Fitting(0.004, 0.0003, 128, 16, 8));
    }
}
