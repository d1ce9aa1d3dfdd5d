package ockham.study.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;

/**
 * The best model's score without the rows that have a twin among the rows it learnt from: what it does on rows that it has not
 * as good as seen. Both scores are of the first repeat.
 */
public final class WithoutTwins {
    private static final int LEAST_ROWS = 100;
    private static final int LEAST_TWINS = 10;
    private static final int LEAST_OF_A_CLASS = 10;

    private WithoutTwins() {}

    /**
     * A warning if the score falls beyond noise, a remark if it does not; nothing if there are too few rows to say.
     *
     * @param twin which tested rows have a twin among the rows of their model's training
     * @param beyondChance whether there are more twins than rows that stand alone would have; else nothing is warned of
     */
    public static List<Finding> findings(OutOfFold all, Metric metric, boolean[] twin, boolean beyondChance) {
        int[] alone = IntStream.range(0, twin.length).filter(i -> !twin[i]).toArray();
        int twins = twin.length - alone.length;
        if (twins < LEAST_TWINS || alone.length < LEAST_ROWS || tooFewOfAClass(all, alone)) {
            return List.of();
        }
        return all.entries().stream()
                .filter(e -> e.family() != Family.NOTHING && e.family() != Family.RULE)
                .max(Comparator.comparingDouble(e -> Metric.mean(contributions(
                        all, metric, e, IntStream.range(0, twin.length).toArray()))))
                .map(best -> List.of(finding(all, metric, best, alone, beyondChance)))
                .orElse(List.of());
    }

    private static boolean tooFewOfAClass(OutOfFold all, int[] rows) {
        return IntStream.range(0, all.task().classes().size())
                .anyMatch(
                        k -> IntStream.of(rows).filter(i -> all.truth()[i] == k).count() < LEAST_OF_A_CLASS);
    }

    private static double[] contributions(OutOfFold all, Metric metric, OutOfFold.Entry entry, int[] rows) {
        Predictions p = entry.repeats().getFirst();
        double[] values = new double[rows.length * p.width()];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(p.values(), rows[i] * p.width(), values, i * p.width(), p.width());
        }
        return metric.contributions(
                all.task(),
                IntStream.of(rows).mapToDouble(i -> all.truth()[i]).toArray(),
                new Predictions(rows.length, p.width(), values),
                IntStream.of(rows).map(i -> all.folds()[0][i]).toArray());
    }

    private static Finding finding(
            OutOfFold all, Metric metric, OutOfFold.Entry best, int[] alone, boolean beyondChance) {
        int rows = all.truth().length;
        double whole = Metric.mean(
                contributions(all, metric, best, IntStream.range(0, rows).toArray()));
        double[] without = contributions(all, metric, best, alone);
        int[] groups = IntStream.of(alone).map(i -> all.group()[i]).toArray();
        int[] names = IntStream.of(groups).distinct().sorted().toArray();
        int[] dense =
                IntStream.of(groups).map(g -> Arrays.binarySearch(names, g)).toArray();
        Estimate estimate = MeanVariance.of(new double[][] {without}, dense).estimate();
        boolean falls = whole > estimate.high();
        Estimate shown = metric.higherIsBetter() ? estimate : estimate.turned();
        return new Finding(
                "twins",
                falls && beyondChance ? Severity.WARNS : Severity.INFORMS,
                List.of(),
                String.format(
                        Locale.ROOT,
                        "%,d of %,d tested rows have a twin among the rows that their model learnt from; %s has %s"
                                + " %.4g on all rows, %.4g without these (90%% interval %.4g to %.4g)",
                        rows - alone.length,
                        rows,
                        best.candidate(),
                        metric.title(),
                        metric.higherIsBetter() ? whole : -whole,
                        shown.mean(),
                        metric.possible(shown.low()),
                        metric.possible(shown.high())),
                falls ? resting(beyondChance) : "Kept: the score does not rest on the twins.");
    }

    private static String resting(boolean beyondChance) {
        return beyondChance
                ? "If they are copies, read every score with care: new rows will have no twin. Remove them, or give"
                        + " --group if they belong together. Rows of a common kind may have twins by chance and be"
                        + " easier."
                : "Kept: no more twins than rows of common kinds have by chance, and common kinds may be easier.";
    }
}
