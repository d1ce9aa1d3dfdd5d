package ockham.study.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ockham.study.compare.Metric;

/**
 * What one column adds to a sum: a step for each bin and, where its values are in an order, a line. Bins hold about as many of the
 * rows learnt from each, or are the commonest levels, the others standing together; missing cells have one of their own.
 */
final class Bending {
    /** Rows of a level that get a bin of their own. */
    private static final int LEAST = 5;

    private final int[] bin;
    private final double[] place;
    private final int[] rows;
    private final double[] step;
    private final int[] count;
    private final double spread;
    private double slope;

    /**
     * One that adds nothing yet.
     *
     * @param rows to learn from
     * @param bins at most, besides those of missing cells and of rare levels
     * @param line whether there is a line
     */
    Bending(Cells cells, int[] rows, int bins, boolean line) {
        this.rows = rows;
        this.bin = cells.ordered() ? quantiles(cells.values(), rows, bins) : commonest(cells, rows, bins);
        this.place = cells.ordered() && line ? centred(cells.values(), rows) : new double[cells.values().length];
        this.step = new double[bins + 1];
        this.count = new int[bins + 1];
        double squares = 0;
        for (int row : rows) {
            count[bin[row]]++;
            squares += place[row] * place[row];
        }
        this.spread = squares;
    }

    private static int[] quantiles(double[] values, int[] rows, int bins) {
        double[] sorted = Arrays.stream(rows)
                .mapToDouble(i -> values[i])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double[] edges = sorted.length == 0
                ? new double[0]
                : IntStream.range(1, bins)
                        .mapToDouble(b -> sorted[(int) ((long) b * sorted.length / bins)])
                        .distinct()
                        .toArray();
        return Arrays.stream(values)
                .mapToInt(v -> {
                    if (Double.isNaN(v)) {
                        return bins;
                    }
                    int at = Arrays.binarySearch(edges, v);
                    return at >= 0 ? at + 1 : -at - 1;
                })
                .toArray();
    }

    private static int[] commonest(Cells cells, int[] rows, int bins) {
        int[] count = new int[cells.levels()];
        for (int row : rows) {
            count[(int) cells.values()[row]]++;
        }
        int[] own = IntStream.range(0, count.length)
                .filter(l -> count[l] >= LEAST)
                .boxed()
                .sorted(Comparator.comparingInt((Integer l) -> -count[l]))
                .limit(bins)
                .mapToInt(Integer::intValue)
                .toArray();
        int[] place = new int[count.length];
        Arrays.fill(place, bins);
        for (int b = 0; b < own.length; b++) {
            place[own[b]] = b;
        }
        return Arrays.stream(cells.values()).mapToInt(v -> place[(int) v]).toArray();
    }

    /** About the mean of the rows learnt from and within their range; 0 where missing. */
    private static double[] centred(double[] values, int[] rows) {
        double[] known = Arrays.stream(rows)
                .mapToDouble(i -> values[i])
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        if (known.length == 0) {
            return new double[values.length];
        }
        double mean = Metric.mean(known);
        double width = known[known.length - 1] - known[0];
        return Arrays.stream(values)
                .map(v -> Double.isNaN(v) || width == 0
                        ? 0
                        : (Math.max(known[0], Math.min(known[known.length - 1], v)) - mean) / width)
                .toArray();
    }

    /** Takes from what is left of the rows learnt from what this column can tell of it. */
    void take(double[] left) {
        if (spread > 0) {
            double product = 0;
            for (int row : rows) {
                product += place[row] * left[row];
            }
            double more = product / spread;
            slope += more;
            for (int row : rows) {
                left[row] -= more * place[row];
            }
        }
        double[] more = new double[step.length];
        for (int row : rows) {
            more[bin[row]] += left[row] / count[bin[row]];
        }
        for (int b = 0; b < step.length; b++) {
            step[b] += more[b];
        }
        for (int row : rows) {
            left[row] -= more[bin[row]];
        }
    }

    double at(int row) {
        return slope * place[row] + step[bin[row]];
    }
}
