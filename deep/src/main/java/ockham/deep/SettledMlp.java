package ockham.deep;

import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Trait;

/**
 * A {@link RealMlp} for numbers whose epoch is chosen: it follows the same schedule up to the epoch that was best and gives the
 * weights it has then. It does not look at validation rows.
 *
 * @param epoch the last to be run, of those that {@code settings} plan
 */
record SettledMlp(RealMlp settings, int epoch) implements Learner {
    SettledMlp {
        if (epoch < 1 || epoch > settings.epochs()) {
            throw new IllegalArgumentException("epoch " + epoch + ": from 1 to " + settings.epochs());
        }
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Family family() {
        return settings.family();
    }

    @Override
    public Set<Trait> traits() {
        return settings.traits();
    }

    @Override
    public Set<ColumnKind> accepts() {
        return settings.accepts();
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        return RealMlp.trained(train, () -> RealMlpTraining.repeat(this, train, context));
    }
}
