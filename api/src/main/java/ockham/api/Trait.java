package ockham.api;

/** What a learner claims of itself. Each claim, and each claim not made, is proven by {@code LearnerContract} of the test kit. */
public enum Trait {
    /** Learns {@link Task.Binary}. */
    BINARY,
    /** Learns {@link Task.Multiclass}. */
    MULTICLASS,
    /** Learns {@link Task.Regression}. */
    REGRESSION,
    /** Takes missing cells as they are; without it, it refuses them. */
    MISSING_VALUES,
    /** The same seed gives the same bytes, whatever the number of threads. */
    SAME_BYTES_ANY_THREADS,
    /** A person can read the model itself: weights or few rules. */
    GLASS_BOX,
    /** Holds the monotone columns of {@link Rows}; without it, it refuses rows that have any. */
    MONOTONE
}
