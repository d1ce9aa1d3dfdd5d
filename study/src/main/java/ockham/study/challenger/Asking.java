package ockham.study.challenger;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ockham.api.Footprint;
import ockham.api.Predictions;
import ockham.study.race.Outcome;
import ockham.study.split.Fold;

/** How a challenger is asked for the predictions of a fold. */
interface Asking {
    /**
     * Asks for a fold's test rows. Whatever goes wrong is an outcome, never an exception.
     *
     * @param off asked often; once true the asking is {@link Outcome.Stopped}
     */
    Outcome ask(Fold fold, BooleanSupplier off);

    /** Hears of an answer that an earlier run has kept. */
    default void known(Fold fold, Predictions predictions) {}

    /** Whether folds may be asked for side by side. Only such an asking is called from several threads. */
    default boolean sideBySide() {
        return false;
    }

    /** What its answers took, once it was asked; empty where nothing can be told of it. */
    default Optional<Footprint> footprint() {
        return Optional.empty();
    }

    /** Ends what it has begun, from whatever thread. */
    default void end() {}

    /** Digest of all that the user can change of it. */
    String digest();

    /** What a reader must know of it. */
    List<String> notes();
}
