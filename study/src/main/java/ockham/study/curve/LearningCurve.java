package ockham.study.curve;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Scores of a candidate by the number of rows it has learnt from, larger being better. What all anchors of a repeat share, such
 * as hard test rows, is no noise of the curve: {@code error} is that of an anchor's mean beside the others'.
 *
 * @param rows of each anchor, ascending
 * @param scores mean over repeats at each anchor
 * @param error standard error of one of these means, without what all share
 * @param freedom degrees of freedom that {@code error} is known by
 */
public record LearningCurve(double[] rows, double[] scores, double error, int freedom) {
    /** Degrees of freedom of an error that follows from rows. */
    private static final int MANY = 30;

    private static final double LEVEL = 0.05;

    /**
     * A curve of several nested repeats.
     *
     * @param scores {@code [repeat][anchor]}, at least two repeats
     */
    public static LearningCurve of(double[] rows, double[][] scores) {
        int anchors = rows.length;
        int repeats = scores.length;
        double[] means = new double[anchors];
        for (double[] repeat : scores) {
            for (int a = 0; a < anchors; a++) {
                means[a] += repeat[a] / repeats;
            }
        }
        double all = Arrays.stream(means).average().orElseThrow();
        double squares = 0;
        for (double[] repeat : scores) {
            double own = Arrays.stream(repeat).average().orElseThrow();
            for (int a = 0; a < anchors; a++) {
                double residual = repeat[a] - own - means[a] + all;
                squares += residual * residual;
            }
        }
        int freedom = (repeats - 1) * (anchors - 1);
        return new LearningCurve(rows, means, Math.sqrt(squares / freedom / repeats), freedom);
    }

    /**
     * A curve of one repeat.
     *
     * @param error of the difference of two anchors by the tested rows
     */
    public static LearningCurve of(double[] rows, double[] scores, double error) {
        return new LearningCurve(rows, scores, error / Math.sqrt(2), MANY);
    }

    double last() {
        return rows[rows.length - 1];
    }

    double lastScore() {
        return scores[scores.length - 1];
    }

    /**
     * Whether no anchor is so far below an earlier one that chance does not explain it: Student's t for each pair, Bonferroni's
     * level of 5% for all.
     */
    public boolean monotone() {
        int anchors = rows.length;
        double pairs = anchors * (anchors - 1) / 2.0;
        double most = new TDistribution(freedom).inverseCumulativeProbability(1 - LEVEL / pairs) * Math.sqrt(2) * error;
        double best = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            if (score < best - most) {
                return false;
            }
            best = Math.max(best, score);
        }
        return true;
    }

    /** Whether scores rise with the logarithm of the rows by more than chance (one-sided 5%). */
    public boolean rises() {
        double[] logs = Arrays.stream(rows).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double products = 0;
        double squares = 0;
        for (int a = 0; a < logs.length; a++) {
            products += (logs[a] - mean) * scores[a];
            squares += (logs[a] - mean) * (logs[a] - mean);
        }
        double bar = new TDistribution(freedom).inverseCumulativeProbability(1 - LEVEL);
        return products / squares > bar * error / Math.sqrt(squares);
    }
}
