package ockham.learners.boost;

import ockham.api.Effort;

/**
 * How long boosting goes on.
 *
 * @param rounds at most; a round is one tree, or one a class
 * @param patience rounds without a better validation loss after which it stops; 0 if it goes to the last round
 */
public record Schedule(int rounds, int patience) {
    public Schedule {
        Range.check("rounds", rounds, 1, 100_000);
        Range.check("patience", patience, 0, 100_000);
    }

    /** So many rounds, whatever the validation loss. */
    static Schedule fixed(int rounds) {
        return new Schedule(rounds, 0);
    }

    boolean settled() {
        return patience == 0;
    }

    /**
     * Quick fits go with a higher rate. Patience 300 (the published default) costs up to three times the rounds of
     * patience 60; what that gains was not measured.
     */
    static Schedule of(Effort effort) {
        return switch (effort) {
            case QUICK -> new Schedule(300, 30);
            case STANDARD -> new Schedule(1000, 60);
            case THOROUGH -> new Schedule(3000, 300);
        };
    }
}
