package ockham.study.compare;

import ockham.api.Predictions;

/** Contributions of rows to the metrics of numbers; see {@link Metric#contributions}. */
final class NumberContributions {
    private final double[] truth;
    private final double[] miss;

    NumberContributions(double[] truth, Predictions p) {
        this.truth = truth;
        this.miss = Metric.each(truth.length, i -> truth[i] - p.get(i, 0));
    }

    double[] mae() {
        return Metric.each(truth.length, i -> -Math.abs(miss[i]));
    }

    /** The root of a mean, by the delta method. */
    double[] rmse() {
        double[] squared = squared();
        double mean = Metric.mean(squared);
        double root = Math.sqrt(mean);
        return Metric.each(truth.length, i -> root == 0 ? 0 : -(root + (squared[i] - mean) / (2 * root)));
    }

    /** A ratio of means, by the delta method; for a constant truth 1 where it is met exactly, else 0. */
    double[] r2() {
        double[] squared = squared();
        double error = Metric.mean(squared);
        double center = Metric.mean(truth);
        double[] spread = Metric.each(truth.length, i -> (truth[i] - center) * (truth[i] - center));
        double variance = Metric.mean(spread);
        if (variance == 0) {
            return Metric.each(truth.length, i -> error == 0 ? 1 : 0);
        }
        double r2 = 1 - error / variance;
        return Metric.each(
                truth.length,
                i -> r2 - (squared[i] - error) / variance + error * (spread[i] - variance) / (variance * variance));
    }

    private double[] squared() {
        return Metric.each(miss.length, i -> miss[i] * miss[i]);
    }
}
