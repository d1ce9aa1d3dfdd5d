package ockham.study.challenger;

import java.util.List;
import java.util.Optional;
import ockham.api.Footprint;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;

/**
 * How a challenger went.
 *
 * @param digest of all that the user can change of it
 * @param outcomes one a fold, in their order; where one is not {@link Outcome.Scored} later ones may lack
 * @param footprint what its answers take, where that was measured
 * @param notes what a reader must know of it
 */
public record Entered(
        Challenger challenger,
        String digest,
        List<Outcome> outcomes,
        Optional<Footprint> footprint,
        List<String> notes) {
    public Entered {
        outcomes = List.copyOf(outcomes);
        notes = List.copyOf(notes);
    }

    /** Whether it has predictions for all folds. */
    public boolean scored(int folds) {
        return outcomes.size() == folds && outcomes.stream().allMatch(Outcome.Scored.class::isInstance);
    }
}
