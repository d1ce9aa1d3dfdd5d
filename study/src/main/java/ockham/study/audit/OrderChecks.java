package ockham.study.audit;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Task;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;

/**
 * Whether the order of the rows goes with the target: ten blocks of consecutive rows, compared by a chi-square test of
 * classes or by Kruskal and Wallis's test of ranks; it must be both beyond chance (p below 1e-4) and of some size (one
 * percent of what the test could reach).
 */
final class OrderChecks {
    private static final int BLOCKS = 10;
    private static final int ROWS_NEEDED = 100;
    private static final double CHANCE = 1e-4;
    private static final double SIZE = 0.01;

    private final double[] target;
    private final AuditSettings settings;

    OrderChecks(double[] target, AuditSettings settings) {
        this.target = target;
        this.settings = settings;
    }

    List<Finding> findings(List<Facts> columns) {
        List<Finding> findings = new ArrayList<>();
        if (settings.time() != null) {
            return findings;
        }
        List<String> dates = columns.stream()
                .filter(f -> f.column().kind() == ColumnKind.TIME && f.distinct() > 1)
                .filter(f -> !settings.trust().contains(f.name()))
                .map(Facts::name)
                .toList();
        if (!dates.isEmpty()) {
            findings.add(new Finding(
                    "time",
                    Severity.WARNS,
                    dates,
                    "there is a time in every row, but rows are split at random",
                    "If decisions are made on rows later than those learnt from, give --time " + dates.get(0)
                            + ": a random split lets the future explain the past."));
        }
        OrderChecks alone = onceAGroup(columns);
        if (alone.target.length >= ROWS_NEEDED && alone.drifts()) {
            findings.add(alone.sorted() ? sortedByTarget() : alone.drift());
        }
        return findings;
    }

    /** The first row of each group: rows of a group that lie together are alike, whatever their order. */
    private OrderChecks onceAGroup(List<Facts> columns) {
        Optional<Column> group = columns.stream()
                .filter(f -> f.name().equals(settings.group()))
                .map(Facts::column)
                .findFirst();
        if (group.isEmpty()) {
            return this;
        }
        long[] own = RowHash.of(group.get(), 0);
        Set<Long> seen = new HashSet<>();
        int[] first = IntStream.range(0, own.length)
                .filter(i -> group.get().missing(i) || seen.add(own[i]))
                .toArray();
        return new OrderChecks(Arrays.stream(first).mapToDouble(i -> target[i]).toArray(), settings);
    }

    private Finding sortedByTarget() {
        return new Finding(
                "order",
                Severity.INFORMS,
                List.of(settings.target()),
                "the rows are sorted by the target",
                "Handled: folds are drawn at random.");
    }

    private Finding drift() {
        return new Finding(
                "order",
                Severity.WARNS,
                List.of(settings.target()),
                "the target changes from the first rows to the last: " + tenths(),
                "If the rows are in the order of time, name the column with --time: a random split would then flatter"
                        + " every candidate. If they are sorted by something else, nothing is wrong.");
    }

    /** The target's mean, or the share of its commonest class, in the first and the last tenth of the rows. */
    private String tenths() {
        int tenth = target.length / BLOCKS;
        double[] first = Arrays.copyOf(target, tenth);
        double[] last = Arrays.copyOfRange(target, target.length - tenth, target.length);
        return switch (settings.task()) {
            case Task.Regression _ ->
                "mean " + Say.number(rounded(mean(first))) + " in the first tenth, " + Say.number(rounded(mean(last)))
                        + " in the last";
            case Task.Binary _, Task.Multiclass _ -> {
                int k = mostChanged(first, last);
                yield Say.percent(share(first, k)) + " "
                        + settings.task().classes().get(k) + " in the first tenth, " + Say.percent(share(last, k))
                        + " in the last";
            }
        };
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(3)).doubleValue();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double share(double[] values, int k) {
        return (double) Arrays.stream(values).filter(y -> y == k).count() / values.length;
    }

    private int mostChanged(double[] first, double[] last) {
        int most = settings.task().classes().size() - 1;
        for (int k = most - 1; k >= 0; k--) {
            if (Math.abs(share(first, k) - share(last, k)) > Math.abs(share(first, most) - share(last, most))) {
                most = k;
            }
        }
        return most;
    }

    private boolean sorted() {
        int changes = 0;
        boolean rises = true;
        boolean falls = true;
        for (int i = 1; i < target.length; i++) {
            changes += target[i] != target[i - 1] ? 1 : 0;
            rises &= target[i] >= target[i - 1];
            falls &= target[i] <= target[i - 1];
        }
        return rises || falls || changes < settings.task().classes().size();
    }

    private boolean drifts() {
        return switch (settings.task()) {
            case Task.Binary _, Task.Multiclass _ -> classesDrift();
            case Task.Regression _ -> ranksDrift();
        };
    }

    private int block(int row) {
        return (int) ((long) row * BLOCKS / target.length);
    }

    private boolean classesDrift() {
        int classes = settings.task().classes().size();
        double[][] counts = new double[classes][BLOCKS];
        double[] totals = new double[classes];
        double[] sizes = new double[BLOCKS];
        for (int i = 0; i < target.length; i++) {
            counts[(int) target[i]][block(i)]++;
            totals[(int) target[i]]++;
            sizes[block(i)]++;
        }
        double chi = 0;
        int used = 0;
        for (int k = 0; k < classes; k++) {
            // The approximation needs some expected rows in every cell; rarer classes tell nothing either way.
            if (totals[k] >= 5 * BLOCKS) {
                used++;
                for (int b = 0; b < BLOCKS; b++) {
                    double expected = totals[k] * sizes[b] / target.length;
                    chi += (counts[k][b] - expected) * (counts[k][b] - expected) / expected;
                }
            }
        }
        return used >= 2 && beyond(chi, (BLOCKS - 1) * (used - 1), target.length * Math.min(BLOCKS - 1.0, used - 1.0));
    }

    private boolean ranksDrift() {
        double[] ranks = Ranks.of(target);
        double[] sums = new double[BLOCKS];
        double[] sizes = new double[BLOCKS];
        double mean = (target.length + 1) / 2.0;
        double spread = 0;
        for (int i = 0; i < ranks.length; i++) {
            sums[block(i)] += ranks[i] - mean;
            sizes[block(i)]++;
            spread += (ranks[i] - mean) * (ranks[i] - mean);
        }
        double between = 0;
        for (int b = 0; b < BLOCKS; b++) {
            between += sums[b] * sums[b] / sizes[b];
        }
        return spread > 0 && beyond(between / spread * (target.length - 1), BLOCKS - 1, target.length - 1);
    }

    private static boolean beyond(double chi, int degrees, double reachable) {
        double p = 1 - new ChiSquaredDistribution(degrees).cumulativeProbability(chi);
        return p < CHANCE && chi >= SIZE * reachable;
    }
}
