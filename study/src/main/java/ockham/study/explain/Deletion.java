package ockham.study.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.Table;
import ockham.score.Seeds;
import ockham.study.compare.Metric;

/**
 * What is lost when one column after another has its cells shuffled, in an order that is to be judged and in random ones. The
 * shuffled cells of a column are the same in all orders, so that orders alone differ; all end with every column shuffled.
 *
 * @param columns how many are shuffled, rising from 0 to all
 * @param ordered loss at each step in the order judged
 * @param random the same, mean of the random orders
 * @param low smallest of the random orders
 * @param high largest of the random orders
 * @param area mean of ordered less random over the share of columns shuffled, in the unit of the score
 * @param p share of all orders that lose at least as much over all steps, the judged one among them
 * @param orders random ones
 */
record Deletion(
        int[] columns,
        double[] ordered,
        double[] random,
        double[] low,
        double[] high,
        double area,
        double p,
        int orders) {
    static final int STEPS = 10;
    static final int ORDERS = 19;

    /** With fewer a random order is too often the one judged. */
    static final int LEAST_COLUMNS = 4;

    /**
     * Measures it.
     *
     * @param held the rows to predict
     * @param rows their places among all rows, as the score knows them
     * @param order the columns, by place, in the order judged
     */
    static Deletion of(HeldOut held, int[] rows, int[] order) {
        Table table = held.features().rows(rows);
        List<Column> shuffled = new ArrayList<>();
        for (Column column : table.columns()) {
            shuffled.add(column.rows(
                    Shuffling.order(rows.length, Seeds.of(held.seed(), "scorecard", "delete", column.name()))));
        }
        int[] steps = steps(order.length);
        Curve curve = new Curve(held, rows, table, shuffled, steps, score(held, rows, table));
        double[] ordered = curve.of(order);
        double[][] random = new double[ORDERS][];
        for (int o = 0; o < ORDERS; o++) {
            random[o] = curve.of(Shuffling.order(
                    order.length, Seeds.of(held.seed(), "scorecard", "delete order", Integer.toString(o))));
        }
        double[] mean = new double[steps.length];
        double[] low = new double[steps.length];
        double[] high = new double[steps.length];
        for (int s = 0; s < steps.length; s++) {
            int step = s;
            double[] all =
                    Arrays.stream(random).mapToDouble(c -> c[step]).sorted().toArray();
            mean[s] = Metric.mean(all);
            low[s] = all[0];
            high[s] = all[all.length - 1];
        }
        double own = area(ordered, steps);
        long asMuch = Arrays.stream(random).filter(c -> area(c, steps) >= own).count();
        return new Deletion(
                steps, ordered, mean, low, high, own - area(mean, steps), (1.0 + asMuch) / (1 + ORDERS), ORDERS);
    }

    /** How many columns are shuffled at each step. */
    static int[] steps(int columns) {
        int count = Math.min(STEPS, columns);
        int[] steps = new int[count + 1];
        for (int s = 1; s <= count; s++) {
            steps[s] = (int) Math.round((double) s * columns / count);
        }
        return steps;
    }

    /** Mean height of a curve over the share of columns. */
    static double area(double[] curve, int[] steps) {
        double area = 0;
        for (int s = 1; s < curve.length; s++) {
            area += (curve[s] + curve[s - 1]) / 2 * (steps[s] - steps[s - 1]);
        }
        return area / steps[steps.length - 1];
    }

    private static double score(HeldOut held, int[] rows, Table features) {
        return Metric.mean(held.score().of(rows, held.model().predict(features)));
    }

    /** @param whole score of the rows as they are */
    private record Curve(HeldOut held, int[] rows, Table table, List<Column> shuffled, int[] steps, double whole) {
        double[] of(int[] order) {
            double[] loss = new double[steps.length];
            List<Column> columns = new ArrayList<>(table.columns());
            for (int s = 1; s < steps.length; s++) {
                for (int k = steps[s - 1]; k < steps[s]; k++) {
                    columns.set(order[k], shuffled.get(order[k]));
                }
                loss[s] = whole - score(held, rows, new Table(columns, rows.length));
            }
            return loss;
        }
    }
}
