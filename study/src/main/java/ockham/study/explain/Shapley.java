package ockham.study.explain;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.study.compare.Metric;

/**
 * Shapley values of a row's columns (Strumbelj and Kononenko 2014; Lundberg and Lee 2017): what putting the row's cell in the
 * place of a background row's changes, averaged over the orders in which columns are put in and over the background. Orders are
 * drawn for every background row in pairs, each with its reverse (antithetic; Mitchell, Cooper, Frank and Holmes 2022), equally
 * many for all of them, so that the values always add up to the row's prediction less the background's mean.
 */
final class Shapley {
    /** Cells of a table that is predicted at once. */
    private static final int CELLS_AT_ONCE = 500_000;

    private final Model model;
    private final Table table;
    private final int[] background;
    private final int pairs;
    private final Predictions behind;

    /**
     * Ready to explain rows of {@code table}.
     *
     * @param background rows of the table that stand for all
     * @param pairs of orders for each of them; the standard error needs two
     */
    Shapley(Model model, Table table, int[] background, int pairs) {
        this.model = model;
        this.table = table;
        this.background = background;
        this.pairs = pairs;
        this.behind = model.predict(table.rows(background));
    }

    /**
     * What each column of a row adds to its prediction.
     *
     * @param effects a column
     * @param errors standard error of each, of the drawn orders; the background is taken as it is
     * @param base mean prediction of the background
     */
    record Values(double[] effects, double[] errors, double prediction, double base) {}

    /** Rows that are predicted for one explanation. */
    static long rows(long columns, long background, long pairs) {
        return 2 * background * pairs * Math.max(0, columns - 1) + 1;
    }

    /**
     * Explains one output of a row.
     *
     * @param seed of the orders
     */
    Values of(int row, int output, long seed) {
        int columns = table.columns().size();
        double prediction = model.predict(table.rows(new int[] {row})).get(0, output);
        SplittableRandom random = new SplittableRandom(seed);
        int each = pairs * 2 * Math.max(1, columns - 1);
        int chunk = Math.max(1, CELLS_AT_ONCE / Math.max(1, each * columns));
        double[] effects = new double[columns];
        double[] variances = new double[columns];
        for (int from = 0; from < background.length; from += chunk) {
            int to = Math.min(background.length, from + chunk);
            int[][] orders = IntStream.range(0, (to - from) * pairs)
                    .mapToObj(i -> order(columns, random))
                    .toArray(int[][]::new);
            double[] between = columns < 2 ? new double[0] : between(row, output, from, orders);
            for (int b = from; b < to; b++) {
                add(b, new Paths(orders, between, (b - from) * pairs), prediction, output, effects, variances);
            }
        }
        double count = background.length;
        return new Values(
                Arrays.stream(effects).map(e -> e / count).toArray(),
                Arrays.stream(variances).map(v -> Math.sqrt(v) / count).toArray(),
                prediction,
                Metric.mean(behind.output(output)));
    }

    /**
     * Orders of some background rows and what is predicted along them.
     *
     * @param between predictions of an order's first columns put in, rising, then those of its reverse, order after order
     * @param first order of the row at hand
     */
    private record Paths(int[][] orders, double[] between, int first) {}

    private void add(int b, Paths paths, double prediction, int output, double[] effects, double[] variances) {
        int columns = effects.length;
        double start = behind.get(b, output);
        double[][] drawn = new double[pairs][columns];
        for (int p = 0; p < pairs; p++) {
            int[] order = paths.orders()[paths.first() + p];
            int at = (paths.first() + p) * 2 * (columns - 1);
            for (int reverse = 0; reverse < 2; reverse++) {
                double before = start;
                for (int k = 0; k < columns; k++) {
                    double after = k == columns - 1 ? prediction : paths.between()[at++];
                    drawn[p][reverse == 0 ? order[k] : order[columns - 1 - k]] += (after - before) / 2;
                    before = after;
                }
            }
        }
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            for (double[] pair : drawn) {
                mean += pair[c] / pairs;
            }
            double squares = 0;
            for (double[] pair : drawn) {
                squares += (pair[c] - mean) * (pair[c] - mean);
            }
            effects[c] += mean;
            variances[c] += squares / (pairs - 1) / pairs;
        }
    }

    /** Predictions of the rows in which some of the row's cells stand in place of a background row's. */
    private double[] between(int row, int output, int from, int[][] orders) {
        int columns = table.columns().size();
        int each = 2 * (columns - 1);
        int[][] source = new int[columns][orders.length * each];
        for (int o = 0; o < orders.length; o++) {
            int behindRow = background[from + o / pairs];
            for (int k = 0; k < columns; k++) {
                int[] own = source[orders[o][k]];
                for (int j = 0; j < columns - 1; j++) {
                    // After j + 1 columns: those first in the order, or last for its reverse, are the row's.
                    own[o * each + j] = k <= j ? row : behindRow;
                    own[o * each + columns - 1 + j] = columns - 1 - k <= j ? row : behindRow;
                }
            }
        }
        Table mixed = new Table(
                IntStream.range(0, columns)
                        .<Column>mapToObj(c -> table.columns().get(c).rows(source[c]))
                        .toList(),
                orders.length * each);
        return model.predict(mixed).output(output);
    }

    private static int[] order(int size, SplittableRandom random) {
        return Shuffling.order(size, random.nextLong());
    }
}
