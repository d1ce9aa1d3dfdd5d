package ockham.study.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.Seeds;
import ockham.study.compare.Metric;

/** Stage 8a: permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019) on rows the model has not seen. */
public final class Explain {
    private static final int MOST_ROWS = 3000;
    private static final long MOST_CELLS = 60_000_000L;
    /** 95% quantile of the normal distribution. */
    private static final double Z90 = 1.6448536269514722;

    private Explain() {}

    /**
     * The loss of the metric when a column's cells change places, for every column; the largest first. Where rows x
     * columns are many, fewer rows are used, at least 200.
     *
     * @param model from raw rows to predictions
     * @param held rows the model was not fitted on
     */
    public static List<Importance> permutation(ExplainSettings settings, Model model, Rows held) {
        int columns = held.table().columns().size();
        long affordable = MOST_CELLS / Math.max(1L, (long) columns * columns * settings.repeats());
        int most = (int) Math.max(200, Math.min(MOST_ROWS, affordable));
        Rows rows = sample(held, most, Seeds.of(settings.seed(), "sample"));
        double[] whole = score(settings.metric(), model, rows, rows.table());
        List<Importance> found = new ArrayList<>();
        for (Column column : rows.table().columns()) {
            double[] loss = new double[rows.size()];
            for (int r = 0; r < settings.repeats(); r++) {
                int[] order = shuffle(rows.size(), Seeds.of(settings.seed(), column.name(), Integer.toString(r)));
                double[] without = score(settings.metric(), model, rows, replaced(rows.table(), column.rows(order)));
                for (int i = 0; i < loss.length; i++) {
                    loss[i] += (whole[i] - without[i]) / settings.repeats();
                }
            }
            found.add(estimate(column.name(), loss));
        }
        found.sort(Comparator.comparingDouble((Importance i) -> -i.mean()).thenComparing(Importance::column));
        return found;
    }

    private static double[] score(Metric metric, Model model, Rows rows, Table table) {
        return metric.contributions(rows.task(), rows.target(), model.predict(table));
    }

    private static Table replaced(Table table, Column column) {
        return new Table(
                table.columns().stream()
                        .map(c -> c.name().equals(column.name()) ? column : c)
                        .toList(),
                table.rows());
    }

    private static Importance estimate(String column, double[] loss) {
        double mean = 0;
        for (double value : loss) {
            mean += value / loss.length;
        }
        double squares = 0;
        for (double value : loss) {
            squares += (value - mean) * (value - mean);
        }
        double error = loss.length < 2 ? 0 : Math.sqrt(squares / (loss.length - 1.0) / loss.length);
        return new Importance(column, mean, mean - Z90 * error, mean + Z90 * error);
    }

    private static Rows sample(Rows rows, int most, long seed) {
        if (rows.size() <= most) {
            return rows;
        }
        int[] order = shuffle(rows.size(), seed);
        return rows.rows(IntStream.of(order).limit(most).sorted().toArray());
    }

    private static int[] shuffle(int size, long seed) {
        int[] order = IntStream.range(0, size).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
