package ockham.learners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.api.Trait;

/** What every learner here asks of its rows, and a few sums over their targets. */
public final class TrainingRows {
    private TrainingRows() {}

    /**
     * Checks rows against what a learner declares.
     *
     * @throws IllegalArgumentException naming every fault: too few rows, a task or kinds the learner does not take,
     *     missing numbers where it takes none, columns of the two tables that differ
     */
    public static void check(Learner learner, Rows train, Rows validation) {
        List<String> faults = new ArrayList<>();
        if (train.size() < 2) {
            faults.add(train.size() + " training rows, at least 2 are needed");
        }
        if (validation.size() < 1) {
            faults.add("no validation row");
        }
        Trait trait = trait(train.task());
        if (!learner.traits().contains(trait)) {
            faults.add("it does not learn tasks of kind " + trait);
        }
        if (!train.monotone().isEmpty() && !learner.traits().contains(Trait.MONOTONE)) {
            faults.add("it cannot hold the declared monotone columns "
                    + String.join(", ", train.monotone().keySet()));
        }
        if (!train.task().equals(validation.task())) {
            faults.add("training and validation rows have different tasks");
        }
        if (!train.table().names().equals(validation.table().names())) {
            faults.add("training columns " + train.table().names() + " but validation columns "
                    + validation.table().names());
        } else {
            checkColumns(learner, train, validation, faults);
        }
        checkTargets(train, faults);
        checkTargets(validation, faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(learner.name() + ": " + String.join("; ", faults));
        }
    }

    private static void checkColumns(Learner learner, Rows train, Rows validation, List<String> faults) {
        Set<ColumnKind> accepts = learner.accepts();
        boolean takesMissing = learner.traits().contains(Trait.MISSING_VALUES);
        for (Column column : train.table().columns()) {
            Column other = validation.table().column(column.name());
            if (!accepts.contains(column.kind())) {
                faults.add("column " + column.name() + " is " + column.kind() + ", it takes " + accepts);
            } else if (other.kind() != column.kind()) {
                faults.add("column " + column.name() + " is " + column.kind() + ", in validation rows " + other.kind());
            } else if (!takesMissing && (missingNumber(column) || missingNumber(other))) {
                faults.add("column " + column.name() + " has missing cells, which it does not take; impute them first");
            }
        }
    }

    private static boolean missingNumber(Column column) {
        return column instanceof Column.Numbers numbers
                && Arrays.stream(numbers.values()).anyMatch(Double::isNaN);
    }

    private static void checkTargets(Rows rows, List<String> faults) {
        int classes = rows.task().classes().size();
        for (double y : rows.target()) {
            if (!Double.isFinite(y) || (classes > 0 && (y < 0 || y >= classes || y != Math.rint(y)))) {
                faults.add("target " + y + " is not " + (classes > 0 ? "one of " + classes + " classes" : "a number"));
                return;
            }
        }
    }

    private static Trait trait(Task task) {
        return switch (task) {
            case Task.Binary binary -> Trait.BINARY;
            case Task.Multiclass multiclass -> Trait.MULTICLASS;
            case Task.Regression regression -> Trait.REGRESSION;
        };
    }

    /** What each column is declared to be: 1 rising, -1 falling, 0 neither. */
    public static int[] signs(Rows train) {
        return train.table().columns().stream()
                .mapToInt(column -> {
                    Direction direction = train.monotone().get(column.name());
                    return direction == null ? 0 : direction.sign();
                })
                .toArray();
    }

    /** Rows of each class. */
    public static int[] counts(Rows rows) {
        int[] counts = new int[rows.task().classes().size()];
        for (double y : rows.target()) {
            counts[(int) y]++;
        }
        return counts;
    }

    /** True where nothing can be learnt: every row has the same target, or there is no column. */
    public static boolean nothingToLearn(Rows train) {
        double first = train.target()[0];
        return train.table().columns().isEmpty()
                || Arrays.stream(train.target()).allMatch(y -> y == first);
    }

    /**
     * The prediction that knows no feature: class frequencies, or the mean. Where a class has no row, every class gets
     * {@code (n_k + 1/K) / (n + 1)}, so that no outcome counts as impossible.
     */
    public static double[] prior(Rows train) {
        int n = train.size();
        if (!train.task().classification()) {
            return new double[] {mean(train.target())};
        }
        int[] counts = counts(train);
        boolean allSeen = Arrays.stream(counts).allMatch(count -> count > 0);
        double[] prior = new double[counts.length];
        Arrays.setAll(prior, k -> allSeen ? counts[k] / (double) n : (counts[k] + 1.0 / counts.length) / (n + 1));
        return prior;
    }

    /** The mean, summed around the first value so that large offsets keep their digits. */
    public static double mean(double[] values) {
        double first = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value - first;
        }
        double mean = first + sum / values.length;
        if (!Double.isFinite(mean)) {
            throw new LearningException("the values are too large to take their mean");
        }
        return mean;
    }

    /** Standard deviation around {@code mean}, divisor n; 1 where there is none. */
    public static double deviation(double[] values, double mean) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        if (largest == 0) {
            return 1;
        }
        double sum = 0;
        for (double value : values) {
            double part = (value - mean) / largest;
            sum += part * part;
        }
        double deviation = largest * Math.sqrt(sum / values.length);
        return deviation > 0 && Double.isFinite(deviation) ? deviation : 1;
    }

    /** Numbers of some rows, rising, each at most once. */
    public static int[] drawn(int rows, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(rows - i);
            int taken = all[other];
            all[other] = all[i];
            all[i] = taken;
        }
        int[] drawn = Arrays.copyOf(all, count);
        Arrays.sort(drawn);
        return drawn;
    }
}
