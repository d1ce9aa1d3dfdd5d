package ockham.study.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The split of some rows that lowers the squared error most, among all columns and cuts. Levels are cut in the order of their
 * means, which for one output holds the best of all subsets (Fisher 1958); of several the one that varies most orders them.
 */
final class SplitSearch {
    /** Gains of rounding are none. */
    private static final double NEGLIGIBLE = 1e-12;

    private final List<Cells> columns;
    private final double[][] outputs;
    private final int least;

    /** @param least rows on each side */
    SplitSearch(List<Cells> columns, double[][] outputs, int least) {
        this.columns = columns;
        this.outputs = outputs;
        this.least = least;
    }

    double[] mean(int[] rows) {
        return Arrays.stream(sums(rows)).map(s -> s / rows.length).toArray();
    }

    /** Null where no cut leaves enough rows on both sides and lowers the error. */
    @Nullable
    TreeSplit best(int[] rows) {
        if (rows.length < 2 * least) {
            return null;
        }
        double[] all = sums(rows);
        int widest = widest(rows, all);
        double negligible = NEGLIGIBLE
                * Arrays.stream(outputs)
                        .mapToDouble(o -> Arrays.stream(rows)
                                .mapToDouble(i -> o[i] * o[i])
                                .sum())
                        .sum();
        TreeSplit best = null;
        for (int c = 0; c < columns.size(); c++) {
            TreeSplit found = columns.get(c).ordered()
                    ? ordered(c, rows, columns.get(c).values(), all)
                    : unordered(c, rows, widest, all);
            if (found != null && found.gain() > (best == null ? negligible : best.gain())) {
                best = found;
            }
        }
        return best;
    }

    private int widest(int[] rows, double[] all) {
        int widest = 0;
        double most = -1;
        for (int k = 0; k < outputs.length; k++) {
            double squares = 0;
            for (int row : rows) {
                double off = outputs[k][row] - all[k] / rows.length;
                squares += off * off;
            }
            if (squares > most) {
                most = squares;
                widest = k;
            }
        }
        return widest;
    }

    private @Nullable TreeSplit unordered(int c, int[] rows, int widest, double[] all) {
        Cells cells = columns.get(c);
        double[] sum = new double[cells.levels()];
        int[] count = new int[cells.levels()];
        for (int row : rows) {
            int level = (int) cells.values()[row];
            sum[level] += outputs[widest][row];
            count[level]++;
        }
        double[] keys = new double[cells.values().length];
        for (int row : rows) {
            int level = (int) cells.values()[row];
            keys[row] = sum[level] / count[level];
        }
        TreeSplit found = ordered(c, rows, keys, all);
        if (found == null) {
            return null;
        }
        long toLeft =
                Arrays.stream(rows).filter(i -> keys[i] <= found.threshold()).count();
        boolean[] left = new boolean[cells.levels()];
        for (int level = 0; level < left.length; level++) {
            // A level that is not here goes with most rows.
            left[level] =
                    count[level] == 0 ? 2 * toLeft >= rows.length : sum[level] / count[level] <= found.threshold();
        }
        return new TreeSplit(c, found.threshold(), left, false, found.gain());
    }

    /** The best cut of rows in the order of their keys, those without one on either side. */
    private @Nullable TreeSplit ordered(int c, int[] rows, double[] keys, double[] all) {
        int[] sorted = Arrays.stream(rows)
                .filter(i -> !Double.isNaN(keys[i]))
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> keys[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] absent =
                sums(Arrays.stream(rows).filter(i -> Double.isNaN(keys[i])).toArray());
        int missing = rows.length - sorted.length;
        double[] left = new double[outputs.length];
        double none = gain(all, rows.length, new double[outputs.length], 0);
        TreeSplit best = null;
        for (int i = 0; i < sorted.length; i++) {
            for (int k = 0; k < left.length; k++) {
                left[k] += outputs[k][sorted[i]];
            }
            boolean last = i + 1 == sorted.length;
            if (last ? missing == 0 : keys[sorted[i]] == keys[sorted[i + 1]]) {
                continue;
            }
            double threshold = last ? Double.POSITIVE_INFINITY : (keys[sorted[i]] + keys[sorted[i + 1]]) / 2;
            for (int side = 0; side < (last || missing == 0 ? 1 : 2); side++) {
                boolean joined = side == 1;
                int count = i + 1 + (joined ? missing : 0);
                if (count < least || rows.length - count < least) {
                    continue;
                }
                double gain = gain(all, rows.length, joined ? plus(left, absent) : left, count) - none;
                if (best == null || gain > best.gain()) {
                    best = new TreeSplit(c, threshold, new boolean[0], joined, gain);
                }
            }
        }
        return best;
    }

    /** Sum of squares that the means of both sides explain. */
    private static double gain(double[] all, int rows, double[] left, int count) {
        double gain = 0;
        for (int k = 0; k < all.length; k++) {
            double right = all[k] - left[k];
            gain += (count == 0 ? 0 : left[k] * left[k] / count) + right * right / (rows - count);
        }
        return gain;
    }

    private static double[] plus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(k -> a[k] + b[k]).toArray();
    }

    private double[] sums(int[] rows) {
        double[] sums = new double[outputs.length];
        for (int k = 0; k < sums.length; k++) {
            for (int row : rows) {
                sums[k] += outputs[k][row];
            }
        }
        return sums;
    }
}
