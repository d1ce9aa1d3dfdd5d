package ockham.study.race;

import org.hipparchus.distribution.discrete.BinomialDistribution;

/** Bounds of a quantile by order statistics: of n values the number below it is binomial. */
public final class OrderStatistics {
    private OrderStatistics() {}

    /** The largest value that lies below the quantile with probability {@code 1 - tail} at least; the least if none does. */
    public static double low(double[] sorted, double quantile, double tail) {
        int below = new BinomialDistribution(sorted.length, quantile).inverseCumulativeProbability(tail);
        return sorted[Math.max(0, below - 1)];
    }

    /** The least value that lies above the quantile with probability {@code 1 - tail} at least; the largest if none does. */
    public static double high(double[] sorted, double quantile, double tail) {
        int below = new BinomialDistribution(sorted.length, quantile).inverseCumulativeProbability(1 - tail);
        return sorted[Math.min(sorted.length - 1, below)];
    }
}
