package ockham.study.race;

import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;
import org.jspecify.annotations.Nullable;

/**
 * One fit of a race: a candidate on a fold's training rows, or on all rows.
 *
 * @param fold null for the final fit, on all rows
 */
public record Fit(Candidate candidate, @Nullable Fold fold) {
    /** Where it is learnt, in words. */
    public String where() {
        return fold == null
                ? "on all rows"
                : "fold " + (fold.fold() + 1) + (fold.repeat() == 0 ? "" : " of repeat " + (fold.repeat() + 1));
    }
}
