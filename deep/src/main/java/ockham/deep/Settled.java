package ockham.deep;

import java.util.Set;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Learner;
import ockham.api.Trait;

/** A net of which all is chosen, so that it does not look at validation rows; in name and traits it is as its settings. */
interface Settled extends Learner {
    Learner settings();

    @Override
    default String name() {
        return settings().name();
    }

    @Override
    default Family family() {
        return settings().family();
    }

    @Override
    default Set<Trait> traits() {
        return settings().traits();
    }

    @Override
    default Set<ColumnKind> accepts() {
        return settings().accepts();
    }
}
