package ockham.study.compare;

import java.util.Arrays;

/** The area under the ROC curve by ranks, with ties counted half, and each row's part in it. */
final class RankArea {
    private RankArea() {}

    /**
     * Contributions of rows: the area plus the row's influence on it, from the placement values of DeLong, DeLong and
     * Clarke-Pearson (1988). The influences are scaled so that the variance of their mean over independent rows is DeLong's
     * with its divisors, number of positives - 1 and number of negatives - 1.
     *
     * @param positive whether a row is of the class
     * @return 0.5 for every row where there is but one class
     */
    static double[] contributions(boolean[] positive, double[] score) {
        int n = score.length;
        double[] ones = sorted(positive, score, true);
        double[] zeros = sorted(positive, score, false);
        double[] values = new double[n];
        if (ones.length == 0 || zeros.length == 0) {
            Arrays.fill(values, 0.5);
            return values;
        }
        double area = 0;
        for (int i = 0; i < n; i++) {
            values[i] = positive[i] ? below(zeros, score[i]) : 1 - below(ones, score[i]);
            area += positive[i] ? values[i] / ones.length : 0;
        }
        double one = weight(n, ones.length);
        double zero = weight(n, zeros.length);
        for (int i = 0; i < n; i++) {
            values[i] = area + (positive[i] ? one : zero) * (values[i] - area);
        }
        return values;
    }

    private static double weight(double rows, double own) {
        // A single row of a class says nothing of its spread: nothing to correct then.
        double correction = own > 1 ? Math.sqrt(own / (own - 1) * (rows - 1) / rows) : 1;
        return rows / own * correction;
    }

    private static double[] sorted(boolean[] positive, double[] score, boolean wanted) {
        double[] taken = new double[score.length];
        int count = 0;
        for (int i = 0; i < score.length; i++) {
            if (positive[i] == wanted) {
                // Adding 0 turns -0 into 0, which the sort would tell apart.
                taken[count++] = score[i] + 0.0;
            }
        }
        double[] values = Arrays.copyOf(taken, count);
        Arrays.sort(values);
        return values;
    }

    /** Share of {@code sorted} below a value, those equal to it counted half. */
    private static double below(double[] sorted, double value) {
        return (first(sorted, value, false) + first(sorted, value, true)) / 2.0 / sorted.length;
    }

    /** Number of elements less than {@code value}, or with {@code orEqual} not greater than it. */
    private static int first(double[] sorted, double value, boolean orEqual) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value || (orEqual && sorted[middle] == value)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
