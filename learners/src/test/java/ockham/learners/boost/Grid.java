package ockham.learners.boost;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;

/** Rows with everything a tree may ask: numbers with and without gaps, zeros, few and many levels, booleans. */
final class Grid {
    static final Task BINARY = new Task.Binary("no", "yes");
    static final Task CLASSES = new Task.Multiclass(List.of("a", "b", "c", "d"));
    static final Task NUMBER = new Task.Regression();

    private Grid() {}

    static FitContext context(int threads) {
        return new FitContext(3, threads, Duration.ofMinutes(5), Progress.none());
    }

    static Rows rows(Task task, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] plain = new double[rows];
        double[] gaps = new double[rows];
        double[] counts = new double[rows];
        int[] few = new int[rows];
        int[] many = new int[rows];
        int[] flag = new int[rows];
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            plain[i] = random.nextGaussian() * 1000;
            gaps[i] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble();
            counts[i] = random.nextInt(3) == 0 ? random.nextInt(20) : 0;
            few[i] = random.nextInt(8) - 1;
            many[i] = random.nextInt(71) - 1;
            flag[i] = random.nextInt(3) - 1;
            double score = plain[i] / 1000
                    + (Double.isNaN(gaps[i]) ? 1.5 : 2 * gaps[i])
                    + (counts[i] > 4 ? 1 : 0)
                    + Math.sin(few[i] * 2.0)
                    + 1.5 * Math.cos(many[i] * 1.7)
                    + (flag[i] == 1 ? 0.7 : 0);
            double noisy = score + random.nextGaussian() * 0.5;
            target[i] = task.classification()
                    ? Math.clamp((int) Math.floor(noisy + task.outputs() / 2.0 - 1), 0, task.outputs() - 1)
                    : 1e6 + 50 * noisy;
        }
        List<Column> columns = new ArrayList<>(List.of(
                new Column.Numbers("plain", plain),
                new Column.Numbers("gaps", gaps),
                new Column.Numbers("counts", counts),
                new Column.Categories("few", ColumnKind.CATEGORY, levels(7), few),
                new Column.Categories("many", ColumnKind.CATEGORY, levels(70), many),
                new Column.Categories("flag", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, flag)));
        return new Rows(new Table(columns, rows), target, task);
    }

    /** The same rows with cells missing, tiny, huge or never seen, where training had none. */
    static Table harsh(Table table) {
        SplittableRandom random = new SplittableRandom(99);
        List<Column> columns = new ArrayList<>();
        for (Column column : table.columns()) {
            if (column instanceof Column.Numbers numbers) {
                double[] values = numbers.values().clone();
                double[] odd = {Double.NaN, 0, -0.0, 1e-40, -1e-36, 1e300, -1e300};
                Arrays.setAll(values, i -> random.nextInt(4) == 0 ? odd[random.nextInt(odd.length)] : values[i]);
                columns.add(new Column.Numbers(column.name(), values));
            } else if (column instanceof Column.Categories categories) {
                int[] codes = categories.codes().clone();
                Arrays.setAll(codes, i -> random.nextInt(4) == 0 ? -1 : codes[i]);
                columns.add(new Column.Categories(column.name(), column.kind(), categories.levels(), codes));
            }
        }
        return new Table(columns, table.rows());
    }

    private static List<String> levels(int count) {
        List<String> levels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            levels.add("level " + i);
        }
        return levels;
    }
}
