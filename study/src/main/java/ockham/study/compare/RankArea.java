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
     * Contributions of rows: the area plus the row's influence on it, from the placement values of DeLong, DeLong and
     * Clarke-Pearson (1988). Rows are ranked within their fold, and the area is the mean of the folds' by their rows; a
     * fold in which there is but one class has none and does not count.
     *
     * <p>Of a single fold the variance of the mean is DeLong's with its divisors, number of positives - 1 and number of
     * negatives - 1. Of several, placements of the rarer class are taken against the area of all folds: within a fold of
     * one or two positives they would hardly deviate from its own.
     *
     * @param positive whether a row is of the class
     * @param fold the fold of each row
     * @return 0.5 for every row where no fold has both classes
     */
    static double[] contributions(boolean[] positive, double[] score, int[] fold) {
        List<Placed> folds = new ArrayList<>();
        double known = 0;
        double positives = 0;
        double sum = 0;
        for (int[] rows : byFold(fold)) {
            Placed placed = Placed.of(positive, score, rows);
            if (placed.ones() > 0 && placed.zeros() > 0) {
                folds.add(placed);
                known += rows.length;
                positives += placed.ones();
                sum += rows.length * placed.area();
            }
        }
        double[] values = new double[score.length];
        double area = known == 0 ? 0.5 : sum / known;
        Arrays.fill(values, area);
        boolean rare = positives <= known - positives;
        double rows = score.length;
        for (Placed placed : folds) {
            double own = rare ? placed.ones() : placed.zeros();
            double others = rare ? placed.zeros() : placed.ones();
            double n = placed.rows().length;
            double one = n / own * corrected(rare ? positives : known - positives, known);
            double other = n / others * corrected(others, n);
            for (int i = 0; i < placed.rows().length; i++) {
                int row = placed.rows()[i];
                double deviation = positive[row] == rare
                        ? one * (placed.value()[i] - area)
                        : other * (placed.value()[i] - placed.area());
                values[row] += rows / known * deviation;
            }
        }
        return values;
    }

    /** The rows of a fold with their placement values: the share of the other class that each is ranked right against. */
    private record Placed(int[] rows, double[] value, int ones, double area) {
        static Placed of(boolean[] positive, double[] score, int[] rows) {
            double[] ones = sorted(positive, score, rows, true);
            double[] zeros = sorted(positive, score, rows, false);
            double[] value = new double[rows.length];
            double sum = 0;
            for (int i = 0; i < rows.length && ones.length > 0 && zeros.length > 0; i++) {
                boolean one = positive[rows[i]];
                value[i] = one ? below(zeros, score[rows[i]]) : 1 - below(ones, score[rows[i]]);
                sum += one ? value[i] : 0;
            }
            return new Placed(rows, value, ones.length, sum / ones.length);
        }

        int zeros() {
            return rows.length - ones;
        }
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

    /** What turns the spread of {@code own} of {@code rows} rows into that with the divisor {@code own - 1}. */
    private static double corrected(double own, double rows) {
        // A single row of a class says nothing of its spread: nothing to correct then.
        return own > 1 ? Math.sqrt(own / (own - 1) * (rows - 1) / rows) : 1;
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
