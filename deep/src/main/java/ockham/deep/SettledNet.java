package ockham.deep;

import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Trait;

/** A {@link NetRecipe} whose number of epochs is chosen. It does not look at validation rows. */
record SettledNet(NetRecipe settings, int epochs) implements Learner {
    SettledNet {
        Checks.atLeast("epochs", epochs, 1);
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
        return RealMlp.trained(train, () -> NetTraining.repeat(this, train, context));
    }
}
