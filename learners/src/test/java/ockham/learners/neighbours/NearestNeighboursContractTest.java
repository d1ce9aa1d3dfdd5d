package ockham.learners.neighbours;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class NearestNeighboursContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return NearestNeighbours.standard();
    }
}
