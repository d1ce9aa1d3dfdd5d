package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import ockham.api.Task;

/** How many rows there are, how rare the rarest class is, whether a numeric target is capped or has wild values. */
final class TargetChecks {
    private static final int FEW_ROWS = 200;
    private static final int FEW_OF_A_CLASS = 30;
    private static final double RARE = 0.05;

    private final double[] target;
    private final AuditSettings settings;
    private final List<Finding> findings = new ArrayList<>();

    TargetChecks(double[] target, AuditSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    List<Finding> findings() {
        if (target.length < FEW_ROWS) {
            add(
                    "rows",
                    Severity.WARNS,
                    Say.rows(target.length) + " only",
                    "Kept: intervals will be wide. More rows are likely worth more than a better learner.");
        }
        switch (settings.task()) {
            case Task.Binary _, Task.Multiclass _ -> classes(settings.task().classes());
            case Task.Regression _ -> numbers();
        }
        return findings;
    }

    private void add(String kind, Severity severity, String evidence, String action) {
        findings.add(new Finding(kind, severity, List.of(settings.target()), evidence, action));
    }

    private void classes(List<String> names) {
        int[] counts = new int[names.size()];
        for (double y : target) {
            counts[(int) y]++;
        }
        int rarest = 0;
        for (int k = 1; k < counts.length; k++) {
            rarest = counts[k] < counts[rarest] ? k : rarest;
        }
        double share = (double) counts[rarest] / Math.max(1, target.length);
        if (counts[rarest] < FEW_OF_A_CLASS || share < RARE) {
            boolean few = counts[rarest] < FEW_OF_A_CLASS;
            add(
                    "imbalance",
                    few ? Severity.WARNS : Severity.INFORMS,
                    "the rarest class, " + names.get(rarest) + ", has " + Say.rows(counts[rarest]) + " ("
                            + Say.percent(share) + ")",
                    few
                            ? "Kept, spread over the folds: what is said of this class rests on these few rows."
                            : "Handled: folds have each class in its share; accuracy would say little, money or log"
                                    + " loss says more.");
        }
    }

    private void numbers() {
        double[] sorted = target.clone();
        Arrays.sort(sorted);
        capped(sorted, true);
        capped(sorted, false);
        wild(sorted);
    }

    /** An end of the range that far more rows share than any value near it. */
    private void capped(double[] sorted, boolean top) {
        int n = sorted.length;
        int distinct = 0;
        int runs = 0;
        int longest = 0;
        int end = 0;
        for (int i = 0; i < n; ) {
            int from = i;
            while (i < n && sorted[i] == sorted[from]) {
                i++;
            }
            boolean atEnd = top ? i == n : from == 0;
            if (atEnd) {
                end = i - from;
            } else {
                longest = Math.max(longest, i - from);
                runs++;
            }
            distinct++;
        }
        double usual = runs == 0 ? n : (double) (n - end) / runs;
        if (distinct >= 30 && end >= Math.max(10, 0.01 * n) && end >= 5 * usual && 2 * end >= longest) {
            String value = Say.number(top ? sorted[n - 1] : sorted[0]);
            boolean zeros = !top && sorted[0] == 0;
            add(
                    "capped",
                    Severity.INFORMS,
                    Say.rows(end) + " (" + Say.percent((double) end / n) + ") have the " + (top ? "largest" : "least")
                            + " value " + value + ", " + String.format(Locale.ROOT, "%.1f", usual)
                            + " rows have another one on average",
                    zeros
                            ? "Kept: often zero. Whether and how much may be two questions."
                            : "Kept: if the true values go beyond " + value
                                    + ", errors there are worse than measured.");
        }
    }

    /** Values more than ten interquartile ranges outside the quartiles, on the scale (plain or log) that shows fewer. */
    private void wild(double[] sorted) {
        int plain = wildIn(sorted);
        int wild = plain == 0 || sorted[0] <= 0
                ? plain
                : Math.min(
                        plain, wildIn(Arrays.stream(sorted).map(StrictMath::log).toArray()));
        if (wild > 0 && sorted.length >= 20) {
            add(
                    "outliers",
                    Severity.WARNS,
                    Say.rows(wild)
                            + " lie more than ten interquartile ranges away from the middle half; the target goes"
                            + " from " + Say.number(sorted[0]) + " to " + Say.number(sorted[sorted.length - 1]),
                    "Kept: check that they are real. A few such rows can decide a squared error.");
        }
    }

    private static int wildIn(double[] sorted) {
        double low = sorted[sorted.length / 4];
        double high = sorted[(3 * sorted.length) / 4];
        double range = 10 * (high - low);
        return range <= 0
                ? 0
                : (int) Arrays.stream(sorted)
                        .filter(y -> y < low - range || y > high + range)
                        .count();
    }
}
