package ockham.study.race;

import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;

/** Hears how the race goes. Called from several threads, one call at a time. */
public interface RaceListener {
    /** A fit has begun. */
    void began(Fit fit);

    /** A fit is at {@code done} of {@code total} steps. */
    void step(Fit fit, int done, int total);

    /** A fit has ended; {@code left} fits are still to end, {@code secondsLeft} is a guess, NaN if there is none. */
    void ended(Fit fit, int left, double secondsLeft);

    /** A trial has its outcome. */
    void outcome(Candidate candidate, Fold fold, Outcome outcome);
}
