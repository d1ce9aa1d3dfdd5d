package ockham.study.business;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * A number that is known within limits: a PERT distribution from {@code low} to {@code high} with its peak at
 * {@code likely}, or a certain number where all three are equal.
 */
public record Uncertain(double low, double likely, double high) {
    public Uncertain {
        if (!(low <= likely && likely <= high)) {
            throw new IllegalArgumentException("not low <= likely <= high: " + low + ", " + likely + ", " + high);
        }
    }

    public static Uncertain of(double certain) {
        return new Uncertain(certain, certain, certain);
    }

    public boolean certain() {
        return low == high;
    }

    /** {@code (low + 4 likely + high) / 6}. */
    public double mean() {
        return certain() ? likely : (low + 4 * likely + high) / 6;
    }

    /** Where the probability of being below is {@code p}, by inverting the Beta distribution of the PERT. */
    public double quantile(double p) {
        if (certain()) {
            return likely;
        }
        double alpha = 1 + 4 * (likely - low) / (high - low);
        double beta = 1 + 4 * (high - likely) / (high - low);
        double share = new BetaDistribution(alpha, beta, 1e-13).inverseCumulativeProbability(p);
        return low + (high - low) * share;
    }

    /** All three times {@code factor}, which is positive. */
    public Uncertain times(double factor) {
        return new Uncertain(low * factor, likely * factor, high * factor);
    }
}
