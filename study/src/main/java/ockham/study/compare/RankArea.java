package ockham.study.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The area under the ROC curve by ranks, with ties counted half, and each row's part in it. */
final class RankArea {
    private RankArea() {}

    /**
     * Contributions of rows: the area of their fold plus the row's influence on it, from the placement values of DeLong,
     * DeLong and Clarke-Pearson (1988). The influences are scaled so that the variance of their mean over independent rows
     * is DeLong's with its divisors, number of positives - 1 and number of negatives - 1. The mean over all rows is that
     * of the folds' areas by their rows; a fold in which there is but one class has none and does not count.
     *
     * @param positive whether a row is of the class
     * @param fold the fold of each row; rows are ranked within it
     * @return 0.5 for every row where no fold has both classes
     */
    static double[] contributions(boolean[] positive, double[] score, int[] fold) {
        double[] values = new double[score.length];
        boolean[] known = new boolean[score.length];
        double sum = 0;
        int count = 0;
        for (int[] rows : byFold(fold)) {
            double[] own = within(positive, score, rows);
            for (int i = 0; i < own.length; i++) {
                values[rows[i]] = own[i];
                known[rows[i]] = true;
                sum += own[i];
                count++;
            }
        }
        double rest = count == 0 ? 0.5 : sum / count;
        for (int i = 0; i < values.length; i++) {
            values[i] = known[i] ? values[i] : rest;
        }
        return values;
    }

    private static List<int[]> byFold(int[] fold) {
        SortedMap<Integer, List<Integer>> rows = new TreeMap<>();
        for (int i = 0; i < fold.length; i++) {
            rows.computeIfAbsent(fold[i], f -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(list -> list.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** Contributions of the rows of one fold; empty where they are of one class. */
    private static double[] within(boolean[] positive, double[] score, int[] rows) {
        int n = rows.length;
        double[] ones = sorted(positive, score, rows, true);
        double[] zeros = sorted(positive, score, rows, false);
        if (ones.length == 0 || zeros.length == 0) {
            return new double[0];
        }
        double[] values = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            boolean one = positive[rows[i]];
            values[i] = one ? below(zeros, score[rows[i]]) : 1 - below(ones, score[rows[i]]);
            sum += one ? values[i] : 0;
        }
        double area = sum / ones.length;
        double one = weight(n, ones.length);
        double zero = weight(n, zeros.length);
        for (int i = 0; i < n; i++) {
            values[i] = area + (positive[rows[i]] ? one : zero) * (values[i] - area);
        }
        return values;
    }

    private static double weight(double rows, double own) {
        // A single row of a class says nothing of its spread: nothing to correct then.
        double correction = own > 1 ? Math.sqrt(own / (own - 1) * (rows - 1) / rows) : 1;
        return rows / own * correction;
    }

    private static double[] sorted(boolean[] positive, double[] score, int[] rows, boolean wanted) {
        double[] taken = new double[rows.length];
        int count = 0;
        for (int i : rows) {
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
