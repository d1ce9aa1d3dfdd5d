package ockham.study.compare;

/**
 * Mean of values over rows and repeats, with the variance of that mean: {@code V_row + V_rep}. {@code V_row} is the
 * cluster-robust variance of the repeat-averaged rows over groups, {@code V_rep} the variance of whole-repeat means,
 * divisor R-1 and not divided by R. Conservative: nominal 90% intervals cover 97-99% where repeats vary.
 */
public record MeanVariance(double mean, double variance) {
    /** 95% quantile of the normal distribution: the ends of a 90% interval. */
    static final double Z90 = 1.6448536269514722;

    /**
     * Computes both.
     *
     * @param values {@code [repeat][row]}
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
        double mean = Metric.mean(averaged);
        return new MeanVariance(mean, overRows(averaged, group, mean) + overRepeats(means));
    }

    /** Standard error of the mean. */
    public double standardError() {
        return Math.sqrt(variance);
    }

    /** The mean with its 90% interval. */
    public Estimate estimate() {
        double half = Z90 * standardError();
        return new Estimate(mean, mean - half, mean + half);
    }

    private static double overRows(double[] averaged, int[] group, double mean) {
        int groups = 0;
        for (int g : group) {
            groups = Math.max(groups, g + 1);
        }
        if (groups < 2) {
            return Double.NaN;
        }
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
