package ockham.learners.boost;

import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.score.model.Inputs;

/**
 * What is to be learnt, and from what.
 *
 * @param prior the prediction that knows no feature
 */
record Problem(Rows train, Rows validation, FitContext context, Target target, Inputs inputs, double[] prior) {
    static Problem of(Rows train, Rows validation, FitContext context) {
        return new Problem(
                train, validation, context, Target.of(train), Inputs.of(train.table()), TrainingRows.prior(train));
    }

    /** The loss of the prior on some of the rows, in the units of the engine's target. */
    double priorLoss(Rows rows) {
        return EarlyStopping.loss(prior, rows) / target.scale();
    }
}
