package ockham.study.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.study.audit.ColumnAlone;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Says when models are worse than one raw column: a model that has the column should do at least as well as a small tree on
 * it, so one that does worse has failed to learn. Both predict the same rows out of fold; a difference counts only beyond
 * noise, at 1% over all columns (Bonferroni), by the task's own metric ({@link Metric#of}).
 */
public final class RawColumns {
    /** Rows that are looked at, evenly spread where there are more. */
    private static final int ROWS = 40_000;

    private static final int SCREENED_ROWS = 4_000;
    /** Columns compared with every model: those that tell most alone on the screened rows. */
    private static final int LOOKED_AT = 5;

    private static final double LEVEL = 0.01;

    private final OutOfFold all;
    private final Metric metric;
    private final int[] rows;
    private final double[] truth;
    private final int[] group;
    private final int[] fold;

    private RawColumns(OutOfFold all) {
        this.all = all;
        this.metric = Metric.of(all.task());
        rows = spread(all.truth().length, ROWS);
        truth = take(all.truth(), rows);
        group = dense(take(all.group(), rows));
        fold = take(all.folds()[0], rows);
    }

    /**
     * A warning if the best model is worse than a raw column, a remark if only others are; nothing if none is.
     *
     * @param features columns that the models see
     */
    public static List<Finding> findings(OutOfFold predictions, List<String> features) {
        boolean comparable = !features.isEmpty()
                && predictions.truth().length >= 30
                && predictions.entries().stream().anyMatch(RawColumns::learns);
        return comparable ? new RawColumns(predictions).findings(features) : List.of();
    }

    private static boolean learns(OutOfFold.Entry entry) {
        return entry.family() != Family.NOTHING && entry.family() != Family.RULE;
    }

    /** A column and how it scores alone. */
    private record Alone(Column column, double[] contributions) {}

    /** A model that a column beats; both scores are the metric's contributions on average. */
    private record Beaten(String candidate, Alone by, double own, double difference, double noise) {}

    private List<Finding> findings(List<String> features) {
        List<Alone> columns = strongest(features);
        List<Beaten> beaten = new ArrayList<>();
        double best = Double.NEGATIVE_INFINITY;
        for (OutOfFold.Entry entry : all.entries()) {
            if (learns(entry)) {
                double[] own = contributions(entry.repeats().get(0));
                best = Math.max(best, Metric.mean(own));
                columns.stream()
                        .map(column -> beats(column, entry.candidate(), own, features.size()))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparingDouble(Beaten::difference))
                        .ifPresent(beaten::add);
            }
        }
        return beaten.isEmpty() ? List.of() : List.of(finding(beaten, best));
    }

    private Optional<Beaten> beats(Alone column, String candidate, double[] own, int tried) {
        double[] difference = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            difference[i] = column.contributions()[i] - own[i];
        }
        MeanVariance mean = MeanVariance.of(new double[][] {difference}, group);
        if (mean.groups() < 3 || !(mean.standardError() > 0)) {
            return Optional.empty();
        }
        double noise = new TDistribution(mean.groups() - 1.0).inverseCumulativeProbability(1 - LEVEL / tried)
                * mean.standardError();
        return mean.mean() > noise
                ? Optional.of(new Beaten(candidate, column, Metric.mean(own), mean.mean(), noise))
                : Optional.empty();
    }

    private Finding finding(List<Beaten> beaten, double best) {
        Beaten worst =
                beaten.stream().max(Comparator.comparingDouble(Beaten::own)).orElseThrow();
        boolean bestFails = worst.own() >= best;
        List<String> names = beaten.stream().map(Beaten::candidate).toList();
        String column = worst.by().column().name();
        return new Finding(
                "worse than a column",
                bestFails ? Severity.WARNS : Severity.INFORMS,
                List.of(column),
                String.join(", ", names) + (names.size() == 1 ? " does" : " do")
                        + " worse out of fold than one raw column: "
                        + worst.candidate() + " has " + metric.title() + " " + number(worst.own()) + ", " + column
                        + " alone " + number(Metric.mean(worst.by().contributions())) + " ("
                        + number(worst.difference())
                        + " apart, " + String.format(Locale.ROOT, "%.2g", worst.noise()) + " could be noise)",
                bestFails
                        ? "Read the verdict with care: the learners failed, not the data. Try a higher --effort or"
                                + " --ceiling, or decide by " + column + " itself."
                        : "The best model is not among them.");
    }

    private String number(double oriented) {
        return String.format(Locale.ROOT, "%.4g", Math.abs(oriented));
    }

    private List<Alone> strongest(List<String> features) {
        int[] screened = spread(rows.length, SCREENED_ROWS);
        double[] y = take(truth, screened);
        int[] folds = twoAtLeast(take(fold, screened));
        record Screened(String name, double score) {}
        return features.stream()
                .map(name -> {
                    Column column = all.rows().column(name).rows(take(rows, screened));
                    Predictions p = ColumnAlone.outOfFold(column, all.task(), y, folds);
                    return new Screened(name, Metric.mean(metric.contributions(all.task(), y, p, folds)));
                })
                .sorted(Comparator.comparingDouble(s -> -s.score()))
                .limit(LOOKED_AT)
                .map(s -> {
                    Column column = all.rows().column(s.name()).rows(rows);
                    Predictions p = ColumnAlone.outOfFold(column, all.task(), truth, twoAtLeast(fold));
                    return new Alone(column, metric.contributions(all.task(), truth, p, fold));
                })
                .toList();
    }

    /** A single fold, the user's test file, is halved row by row. */
    private static int[] twoAtLeast(int[] folds) {
        boolean one = IntStream.of(folds).distinct().count() < 2;
        return one ? IntStream.range(0, folds.length).map(i -> i % 2).toArray() : folds;
    }

    private double[] contributions(Predictions p) {
        int width = p.width();
        double[] values = new double[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(p.values(), rows[i] * width, values, i * width, width);
        }
        return metric.contributions(all.task(), truth, new Predictions(rows.length, width, values), fold);
    }

    private static int[] spread(int of, int most) {
        int count = Math.min(of, most);
        return IntStream.range(0, count).map(i -> (int) ((long) i * of / count)).toArray();
    }

    private static int[] dense(int[] group) {
        int[] sorted = IntStream.of(group).distinct().sorted().toArray();
        return IntStream.of(group).map(g -> Arrays.binarySearch(sorted, g)).toArray();
    }

    private static double[] take(double[] values, int[] index) {
        return IntStream.of(index).mapToDouble(i -> values[i]).toArray();
    }

    private static int[] take(int[] values, int[] index) {
        return IntStream.of(index).map(i -> values[i]).toArray();
    }
}
