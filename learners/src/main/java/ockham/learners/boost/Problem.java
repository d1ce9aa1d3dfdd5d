package ockham.learners.boost;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** What each column is declared to be, as engines write it: 1 rising, -1 falling, 0 neither; empty if none is anything. */
    Optional<String> signs(String between) {
        int[] signs = TrainingRows.signs(train);
        return Arrays.stream(signs).allMatch(sign -> sign == 0)
                ? Optional.empty()
                : Optional.of(Arrays.stream(signs).mapToObj(Integer::toString).collect(Collectors.joining(between)));
    }

    /** The loss of the prior on some of the rows, in the units of the engine's target. */
    double priorLoss(Rows rows) {
        return EarlyStopping.loss(prior, rows) / target.scale();
    }
}
