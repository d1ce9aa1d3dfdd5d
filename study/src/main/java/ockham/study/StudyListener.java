package ockham.study;

import ockham.study.race.RaceListener;

/** Hears how a study goes. */
public interface StudyListener extends RaceListener {
    /** A stage has begun, or has something to say: a sentence for people. */
    void stage(String sentence);

    /** The best candidate so far, with its score: for people. */
    void best(String sentence);
}
