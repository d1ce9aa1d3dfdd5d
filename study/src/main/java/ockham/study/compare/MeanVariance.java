package ockham.study.compare;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Mean of values over rows and repeats, with the variance of that mean, which has two parts. {@code rowVariance} is the
 * cluster-robust variance of the repeat-averaged rows: {@code G/(G-1) sum_g (sum_{i in g} (x_i - mean))^2 / n^2} over G
 * groups. {@code repeatVariance} is the variance of whole-repeat means, divisor R-1 and not divided by R; 0 for a single
 * repeat, which cannot show it. Intervals are Student's with G-1 degrees of freedom, as is usual with few clusters
 * (Cameron and Miller 2015).
 *
 * @param groups number of groups; with one, variance and interval are NaN: it says nothing of any other
 */
public record MeanVariance(double mean, double rowVariance, double repeatVariance, int groups) {
    private static final double UPPER = 0.95;

    /**
     * Computes all.
     *
     * @param values {@code [repeat][row]}, at least one of each
     * @param group dense group number of each row
     */
    public static MeanVariance of(double[][] values, int[] group) {
        int rows = group.length;
        int repeats = values.length;
        double[] averaged = new double[rows];
        double[] means = new double[repeats];
        for (int r = 0; r < repeats; r++) {
            for (int i = 0; i < rows; i++) {
                averaged[i] += values[r][i] / repeats;
            }
            means[r] = Metric.mean(values[r]);
        }
        int groups = 0;
        for (int g : group) {
            groups = Math.max(groups, g + 1);
        }
        double mean = Metric.mean(averaged);
        return new MeanVariance(mean, overRows(averaged, group, groups), overRepeats(means), groups);
    }

    public double variance() {
        return rowVariance + repeatVariance;
    }

    /** Standard error of the mean. */
    public double standardError() {
        return Math.sqrt(variance());
    }

    /** The mean with its 90% interval. */
    public Estimate estimate() {
        double half = groups < 2 ? Double.NaN : student().inverseCumulativeProbability(UPPER) * standardError();
        return new Estimate(mean, mean - half, mean + half);
    }

    /**
     * Probability that the true mean is above 0, the mean having been shrunk towards 0: with a prior N(0, tau^2) and tau =
     * standard error, the smallest that does not presume to know the scale of differences. A flat prior overstates: what it
     * calls 95% is 88% here.
     */
    public double probabilityAboveZero() {
        double error = standardError();
        if (mean == 0) {
            return 0.5;
        }
        return groups < 2 ? Double.NaN : student().cumulativeProbability(mean / error / Math.sqrt(2));
    }

    private TDistribution student() {
        return new TDistribution(groups - 1.0);
    }

    private static double overRows(double[] averaged, int[] group, int groups) {
        if (groups < 2) {
            return Double.NaN;
        }
        double mean = Metric.mean(averaged);
        double[] sums = new double[groups];
        for (int i = 0; i < averaged.length; i++) {
            sums[group[i]] += averaged[i] - mean;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double n = averaged.length;
        return groups / (groups - 1.0) * squares / (n * n);
    }

    private static double overRepeats(double[] means) {
        if (means.length < 2) {
            return 0;
        }
        double center = Metric.mean(means);
        double squares = 0;
        for (double mean : means) {
            squares += (mean - center) * (mean - center);
        }
        return squares / (means.length - 1);
    }
}
