package ockham.study.race;

import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;

/** Hears how the race goes. Called from several threads, one call at a time. */
public interface RaceListener {
    /** A trial has begun. */
    void began(Candidate candidate, Fold fold);

    /** A trial's fit is at {@code done} of {@code total} steps. */
    void step(Candidate candidate, Fold fold, int done, int total);

    /** A trial has ended; {@code left} trials are still to end, {@code secondsLeft} is a guess, NaN if there is none. */
    void ended(Candidate candidate, Fold fold, Outcome outcome, int left, double secondsLeft);
}
