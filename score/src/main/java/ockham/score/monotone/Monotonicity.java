package ockham.score.monotone;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Direction;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Blend;
import ockham.score.Pipeline;
import ockham.score.calibrate.CalibratedModel;
import ockham.score.model.MonotoneForm;

/**
 * What a model does where a column that is declared monotone rises and all else stays, asked of the model itself: some rows, each
 * with one quantile of the column after the other in its place.
 *
 * @param rows that were asked about
 * @param predictions that were compared with the one before them
 * @param violations of them that went the wrong way
 * @param shown whether the form of the model behind recipe and calibrator shows besides that it is monotone, for every row there
 *     can be: see {@link MonotoneForm}
 * @param worst the farthest of these in words; empty if there is none
 */
public record Monotonicity(int rows, long predictions, long violations, boolean shown, String worst) {
    /** Rows that are asked about at most. */
    public static final int ROWS = 250;
    /** Values of a column that are asked about at most: evenly spaced ranks of the values there are, both ends among them. */
    public static final int VALUES = 50;
    /** What rounding may take from a probability, or from a number of size 1. */
    private static final double ROUNDING = 1e-12;

    /**
     * Asks a model.
     *
     * @param model from the columns of {@code all} to predictions of its task
     * @param all rows to draw from, with the columns declared monotone; the values that are asked about are theirs
     * @param seed of the rows
     */
    public static Monotonicity of(Model model, Rows all, long seed) {
        int[] drawn = drawn(all.size(), seed);
        Table rows = all.table().rows(drawn);
        long compared = 0;
        long wrong = 0;
        Step worst = new Step("", 0, 0, 0, 0);
        for (Map.Entry<String, Direction> declared : all.monotone().entrySet()) {
            if (!all.table().has(declared.getKey())
                    || !(all.table().column(declared.getKey()) instanceof Column.Numbers column)) {
                continue;
            }
            double[] values = quantiles(column.values());
            double[] before = new double[0];
            for (int v = 0; v < values.length; v++) {
                double[] now = predicted(model, rows, column.name(), values[v], all.task());
                if (v > 0) {
                    double limit = ROUNDING * Math.max(1, largest(now));
                    for (int i = 0; i < now.length; i++) {
                        compared++;
                        double back = declared.getValue().sign() * (before[i] - now[i]);
                        // Also where one of them is no number.
                        if (!(back <= limit)) {
                            wrong++;
                            worst = back > worst.back() || worst.column().isEmpty()
                                    ? new Step(column.name(), values[v - 1], values[v], before[i], now[i])
                                    : worst;
                        }
                    }
                }
                before = now;
            }
        }
        return new Monotonicity(
                drawn.length, compared, wrong, shown(model, all.monotone()), wrong == 0 ? "" : worst.words());
    }

    private static boolean shown(Model model, Map<String, Direction> declared) {
        if (model instanceof Pipeline pipeline) {
            return shown(pipeline.model(), declared);
        }
        if (model instanceof CalibratedModel calibrated) {
            // Every calibrator of two classes keeps the order of rows.
            return shown(calibrated.model(), declared);
        }
        if (model instanceof Blend blend) {
            return blend.members().stream().allMatch(member -> shown(member, declared));
        }
        return declared.entrySet().stream()
                .allMatch(entry -> MonotoneForm.shows(model, entry.getKey(), entry.getValue()));
    }

    /** Two values of a column and what is predicted for a row with each. */
    private record Step(String column, double from, double to, double before, double after) {
        double back() {
            return Math.abs(before - after);
        }

        String words() {
            return String.format(
                    Locale.ROOT, "%s from %.6g to %.6g takes a row from %.6g to %.6g", column, from, to, before, after);
        }
    }

    /** The probability of the positive class, or the number, with a value put in every row's place. */
    private static double[] predicted(Model model, Table rows, String name, double value, Task task) {
        double[] same = new double[rows.rows()];
        Arrays.fill(same, value);
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.columns()) {
            columns.add(column.name().equals(name) ? new Column.Numbers(name, same) : column);
        }
        Predictions predictions = model.predict(new Table(columns, rows.rows()));
        return predictions.output(task.outputs() - 1);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .filter(Double::isFinite)
                .map(Math::abs)
                .max()
                .orElse(0);
    }

    private static double[] quantiles(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        return IntStream.range(0, sorted.length == 0 ? 0 : VALUES)
                .mapToDouble(k -> sorted[(int) ((long) k * (sorted.length - 1) / (VALUES - 1))])
                .distinct()
                .toArray();
    }

    private static int[] drawn(int size, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, Math.min(ROWS, size))
                // One of each stretch of rows, so that a sorted table is asked about throughout.
                .map(k -> {
                    long from = (long) k * size / Math.min(ROWS, size);
                    long to = (k + 1L) * size / Math.min(ROWS, size);
                    return (int) (from + random.nextLong(to - from));
                })
                .toArray();
    }
}
