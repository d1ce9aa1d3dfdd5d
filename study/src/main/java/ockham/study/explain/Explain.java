package ockham.study.explain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.Seeds;
import ockham.study.compare.Estimate;
import ockham.study.compare.MeanVariance;
import ockham.study.compare.Metric;

/**
 * Stage 8a: permutation importance (Breiman 2001; Fisher, Rudin and Dominici 2019) on rows the model has not seen. Columns that
 * tell the same thing share its importance, or hide it from each other: shuffling one leaves the other.
 */
public final class Explain {
    private static final int MOST_ROWS = 3000;
    private static final int LEAST_ROWS = 500;
    /** Cells that predictions may read in all; about ten seconds of a boosted model. */
    private static final long MOST_CELLS = 300_000_000L;

    private static final int MOST_MEASURED = 50;

    private Explain() {}

    /**
     * The loss of a metric when a column's cells change places, for every column.
     *
     * @param model from raw rows to predictions
     * @param held rows the model was not fitted on
     */
    public static Importances permutation(ExplainSettings settings, Metric metric, Model model, Rows held) {
        return permutation(settings, score(metric, held), model, held.table());
    }

    /** What predictions of some rows are worth by a metric. */
    static RowScore score(Metric metric, Rows held) {
        return (rows, predictions) -> metric.contributions(
                held.task(),
                Arrays.stream(rows).mapToDouble(i -> held.target()[i]).toArray(),
                predictions);
    }

    /**
     * The loss of a score when a column's cells change places, for every column. Of many rows a random part is used. Where rows
     * x columns are too many for that, columns are screened in blocks first, and a note says so.
     *
     * @param model from raw rows to predictions
     * @param held features of rows the model was not fitted on
     */
    public static Importances permutation(ExplainSettings settings, RowScore score, Model model, Table held) {
        long columns = held.columns().size();
        if (columns == 0 || held.rows() == 0) {
            return new Importances(List.of(), Optional.empty());
        }
        long affordable = MOST_CELLS / (columns * columns * settings.repeats());
        int most = (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, affordable));
        Shuffling shuffling =
                new Shuffling(model, held, sample(held.rows(), most, settings.seed()), score, settings.seed());
        if (affordable >= shuffling.rows()) {
            return new Importances(
                    measured(
                            shuffling, IntStream.range(0, (int) columns).boxed().toList(), settings.repeats()),
                    Optional.empty());
        }
        long calls = MOST_CELLS / (columns * shuffling.rows());
        int wanted = (int) Math.max(1, Math.min(MOST_MEASURED, calls / 2 / settings.repeats()));
        Set<Integer> found = new Screening(shuffling, (int) Math.max(100, calls / 2)).columns(wanted);
        return new Importances(
                measured(shuffling, found, settings.repeats()),
                Optional.of(String.format(
                        Locale.ROOT,
                        "%,d columns are too many to shuffle one by one: blocks of columns were shuffled together"
                                + " first, and those that stood out (%,d) were measured.",
                        columns,
                        found.size())));
    }

    private static List<Importance> measured(Shuffling shuffling, Collection<Integer> columns, int repeats) {
        int[] rows = IntStream.range(0, shuffling.rows()).toArray();
        return columns.stream()
                .map(c -> {
                    double[] loss = shuffling.loss(c, c + 1, repeats);
                    Estimate estimate = rows.length < 2
                            ? new Estimate(loss[0], loss[0], loss[0])
                            : MeanVariance.of(new double[][] {loss}, rows).estimate();
                    return new Importance(shuffling.columns().get(c), estimate.mean(), estimate.low(), estimate.high());
                })
                .sorted(Comparator.comparingDouble((Importance i) -> -i.mean()).thenComparing(Importance::column))
                .toList();
    }

    /** At most so many of the rows, rising. */
    static int[] sample(int rows, int most, long seed) {
        return rows <= most
                ? IntStream.range(0, rows).toArray()
                : IntStream.of(Shuffling.order(rows, Seeds.of(seed, "sample")))
                        .limit(most)
                        .sorted()
                        .toArray();
    }
}
