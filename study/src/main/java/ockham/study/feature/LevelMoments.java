package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * Count, mean and variance of an outcome in every level of a column over some rows.
 *
 * <p>The smoothed mean of level k is {@code l*mean_k + (1-l)*mean}, {@code l = n_k*var/(n_k*var + var_k)} with population
 * variances: empirical Bayes (Micci-Barreca 2001), as scikit-learn's {@code TargetEncoder(smooth="auto")} has it.
 */
final class LevelMoments {
    private final double shift;
    private final double[] counts;
    private final double[] sums;
    private final double[] squares;
    private final double rows;
    private final double mean;
    private final double variance;

    private LevelMoments(double shift, double[] counts, double[] sums, double[] squares) {
        this.shift = shift;
        this.counts = counts;
        this.sums = sums;
        this.squares = squares;
        double n = 0;
        double sum = 0;
        double square = 0;
        for (int k = 0; k < counts.length; k++) {
            n += counts[k];
            sum += sums[k];
            square += squares[k];
        }
        rows = n;
        mean = n == 0 ? 0 : sum / n;
        variance = n == 0 ? 0 : Math.max(0, square / n - mean * mean);
    }

    /** For every fold the moments of the rows outside it, or of those before it; last, those of all rows. */
    static List<LevelMoments> of(LevelEncoder rows, double[] outcome) {
        // Sums are taken around the mean of all rows, so that squares lose no digits.
        double shift = 0;
        for (double y : outcome) {
            shift += y / outcome.length;
        }
        int folds = rows.folds();
        double[][][] parts = new double[3][folds + 1][rows.slots()];
        for (int i = 0; i < rows.rows(); i++) {
            double y = outcome[i] - shift;
            for (int part : new int[] {rows.fold(i), folds}) {
                parts[0][part][rows.slot(i)]++;
                parts[1][part][rows.slot(i)] += y;
                parts[2][part][rows.slot(i)] += y * y;
            }
        }
        List<LevelMoments> moments = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            moments.add(new LevelMoments(
                    shift,
                    outside(parts[0], fold, rows.ordered()),
                    outside(parts[1], fold, rows.ordered()),
                    outside(parts[2], fold, rows.ordered())));
        }
        moments.add(new LevelMoments(shift, parts[0][folds], parts[1][folds], parts[2][folds]));
        return moments;
    }

    /** Sums over the other folds: adding them up keeps digits that subtracting from the total would lose. */
    private static double[] outside(double[][] byFold, int fold, boolean earlier) {
        double[] sum = new double[byFold[0].length];
        for (int other = 0; other < (earlier ? fold : byFold.length - 1); other++) {
            for (int k = 0; other != fold && k < sum.length; k++) {
                sum[k] += byFold[other][k];
            }
        }
        return sum;
    }

    double count(int slot) {
        return counts[slot];
    }

    /** Share of the rows that are in the level. */
    double share(int slot) {
        return rows == 0 ? 0 : counts[slot] / rows;
    }

    double mean() {
        return shift + mean;
    }

    double smoothed(int slot) {
        double n = counts[slot];
        if (n == 0) {
            return mean();
        }
        double own = sums[slot] / n;
        double ownVariance = Math.max(0, squares[slot] / n - own * own);
        double weight = n * variance;
        double lambda = weight + ownVariance <= 0 ? 1 : weight / (weight + ownVariance);
        return shift + lambda * own + (1 - lambda) * mean;
    }
}
