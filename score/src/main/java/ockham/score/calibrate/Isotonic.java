package ockham.score.calibrate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A curve that never falls: straight between its knots, flat outside them (isotonic regression; Zadrozny and Elkan 2002).
 *
 * @param at knots, rising
 * @param value at each knot, not falling
 */
record Isotonic(double[] at, double[] value) {
    /** @throws IllegalArgumentException if there is no knot, or knots are out of order */
    Isotonic {
        if (at.length == 0 || at.length != value.length) {
            throw new IllegalArgumentException(at.length + " knots with " + value.length + " values");
        }
        for (int i = 0; i < at.length; i++) {
            boolean ordered = i == 0 || (at[i] > at[i - 1] && value[i] >= value[i - 1]);
            if (!ordered || !Double.isFinite(at[i]) || !Double.isFinite(value[i])) {
                throw new IllegalArgumentException("knot " + i + " at " + at[i] + " is out of order");
            }
        }
    }

    /** The curve at a point. */
    double of(double x) {
        int found = Arrays.binarySearch(at, x);
        if (found >= 0) {
            return value[found];
        }
        int above = -found - 1;
        if (above == 0) {
            return value[0];
        }
        if (above == at.length) {
            return value[at.length - 1];
        }
        double slope = (value[above] - value[above - 1]) / (at[above] - at[above - 1]);
        return value[above - 1] + slope * (x - at[above - 1]);
    }

    /**
     * The curve with the least weighted squared error, by pooling adjacent violators. Knots are the ends of its flat
     * stretches, and equal {@code x} are one point.
     */
    static Isotonic fit(double[] x, double[] y, double[] weight) {
        int[] order = IntStream.range(0, x.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> x[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        Blocks blocks = new Blocks(x.length);
        for (int from = 0; from < order.length; ) {
            int to = from;
            double sum = 0;
            double total = 0;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                sum += weight[order[to]] * y[order[to]];
                total += weight[order[to]];
                to++;
            }
            blocks.add(x[order[from]], sum / total, total);
            from = to;
        }
        return blocks.curve();
    }

    /** Flat stretches so far, each with a value above the one before. */
    private static final class Blocks {
        private final double[] first;
        private final double[] last;
        private final double[] mean;
        private final double[] weight;
        private int count;

        Blocks(int most) {
            first = new double[most];
            last = new double[most];
            mean = new double[most];
            weight = new double[most];
        }

        void add(double x, double y, double w) {
            first[count] = x;
            last[count] = x;
            mean[count] = y;
            weight[count] = w;
            count++;
            while (count > 1 && mean[count - 2] >= mean[count - 1]) {
                int into = count - 2;
                double both = weight[into] + weight[into + 1];
                mean[into] = (weight[into] * mean[into] + weight[into + 1] * mean[into + 1]) / both;
                weight[into] = both;
                last[into] = last[into + 1];
                count--;
            }
        }

        Isotonic curve() {
            double[] at = new double[2 * count];
            double[] value = new double[2 * count];
            int knots = 0;
            for (int b = 0; b < count; b++) {
                at[knots] = first[b];
                value[knots++] = mean[b];
                if (last[b] > first[b]) {
                    at[knots] = last[b];
                    value[knots++] = mean[b];
                }
            }
            return new Isotonic(Arrays.copyOf(at, knots), Arrays.copyOf(value, knots));
        }
    }
}
