package ockham.deep;

import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Rows;

/**
 * A {@link RealMlp} for numbers whose epoch is chosen: it follows the same schedule up to the epoch that was best and gives the
 * weights it has then. It does not look at validation rows.
 *
 * @param epoch the last to be run, of those that {@code settings} plan
 */
record SettledMlp(RealMlp settings, int epoch) implements Settled {
    SettledMlp {
        if (epoch < 1 || epoch > settings.epochs()) {
            throw new IllegalArgumentException("epoch " + epoch + ": from 1 to " + settings.epochs());
        }
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        return Torch.trained(train, () -> RealMlpTraining.repeat(this, train, context));
    }
}
