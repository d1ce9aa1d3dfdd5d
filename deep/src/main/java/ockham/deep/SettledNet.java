package ockham.deep;

import ockham.api.FitContext;
import ockham.api.Model;
import ockham.api.Rows;

/** A {@link NetRecipe} whose number of epochs is chosen. It does not look at validation rows. */
record SettledNet(NetRecipe settings, int epochs) implements Settled {
    SettledNet {
        Checks.atLeast("epochs", epochs, 1);
    }

    @Override
    public Model fit(Rows train, Rows validation, FitContext context) {
        return Torch.trained(train, () -> NetTraining.repeat(this, train, context));
    }
}
