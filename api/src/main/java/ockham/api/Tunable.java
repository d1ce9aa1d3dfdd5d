package ockham.api;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A learner with a search space: a study of enough effort also races it with settings that it searches for on each fold's
 * training rows, as a candidate of its own.
 */
public interface Tunable extends Learner {
    /** Whether a study searches its settings; not where a sibling with the same search space is searched. */
    default boolean searched() {
        return true;
    }

    /** Settings that are known to win elsewhere; tried before any are drawn. */
    default List<Learner> portfolio() {
        return List.of();
    }

    /** The same learner with settings drawn from its search space; equal for equal random numbers. */
    Learner drawn(RandomGenerator random);

    /** From {@code low} to {@code high}, each order of magnitude as likely as the others. */
    static double logUniform(RandomGenerator random, double low, double high) {
        return Math.exp(random.nextDouble(Math.log(low), Math.log(high)));
    }
}
