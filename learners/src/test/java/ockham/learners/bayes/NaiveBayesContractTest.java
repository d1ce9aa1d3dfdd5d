package ockham.learners.bayes;

import ockham.api.Learner;
import ockham.testkit.LearnerContract;

class NaiveBayesContractTest extends LearnerContract {
    @Override
    protected Learner learner() {
        return NaiveBayes.standard();
    }
}
