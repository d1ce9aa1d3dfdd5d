package ockham.study.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Dependence;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Seeds;
import ockham.score.feature.LevelNumbers;

/**
 * Categories with many levels as numbers: the smoothed mean of the target in each level (of a number, of being the
 * positive class, of being each class), and the share of rows in the level. Training rows get theirs from the other
 * folds, so that no row is encoded with its own target; new rows from all training rows. A level never seen gets the mean
 * of all rows and share 0; missing cells are a level of their own.
 *
 * <p>Where rows belong to groups, folds are whole groups: a level that goes with a group would else carry the group's own
 * targets, which no new group has. Where they are ordered in time, folds are stretches of it and a row gets the means of
 * earlier ones, as new rows do; the first stretch gets the mean of all rows.
 *
 * <p>Smoothing is scikit-learn's {@code TargetEncoder(smooth="auto")}, see {@link LevelMoments}.
 *
 * @param above only columns with more levels than this
 * @param folds of the training rows, at least 2
 */
public record TargetMeans(int above, int folds) implements Feature {
    /** Of more classes than this only the commonest get a column, lest classes times columns become thousands. */
    static final int CLASSES = 10;

    @Override
    public Prepared fit(Rows train, long seed) {
        return fit(train, Dependence.none(), seed);
    }

    @Override
    public Prepared fit(Rows train, Dependence dependence, long seed) {
        List<Column.Categories> chosen = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Categories categories
                    && categories.kind() == ColumnKind.CATEGORY
                    && LevelCounts.of(categories).atLeast(1) > above) {
                chosen.add(categories);
            }
        }
        if (chosen.isEmpty()) {
            var nothing = new LevelNumbers(List.of());
            return new Prepared(nothing, train.table());
        }
        int[] fold = dependence.parts(folds).orElseGet(() -> dealt(train, folds, seed));
        return fit(train, chosen, fold, dependence.ordered());
    }

    /**
     * @param fold the fold of each row, 0 to {@code folds - 1}
     * @param ordered whether folds follow each other in time
     */
    Prepared fit(Rows train, List<Column.Categories> chosen, int[] fold, boolean ordered) {
        var names = new FreshNames(train.table());
        List<Outcome> outcomes = outcomes(train);
        List<LevelNumbers.Lookup> lookups = new ArrayList<>();
        List<List<Column>> outOfFold = new ArrayList<>();
        for (Column.Categories column : chosen) {
            List<String> outputs = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                outputs.add(names.of(column.name() + " mean" + outcome.label()));
            }
            outputs.add(names.of(column.name() + " share"));
            var encoder = new LevelEncoder(column, fold, folds, ordered);
            lookups.add(encoder.lookup(outputs, outcomes));
            outOfFold.add(encoder.outOfFold(outputs, outcomes));
        }
        return new Prepared(new LevelNumbers(lookups), replaced(train.table(), chosen, outOfFold));
    }

    /** A number to take means of. */
    record Outcome(String label, double[] values) {}

    private static List<Outcome> outcomes(Rows train) {
        return switch (train.task()) {
            case Task.Regression _, Task.Binary _ -> List.of(new Outcome("", train.target()));
            case Task.Multiclass multiclass -> {
                int[] counts = new int[multiclass.classes().size()];
                for (double y : train.target()) {
                    counts[(int) y]++;
                }
                int[] commonest = IntStream.range(0, counts.length)
                        .boxed()
                        .sorted((a, b) -> counts[a] != counts[b] ? counts[b] - counts[a] : a - b)
                        .limit(CLASSES)
                        .mapToInt(Integer::intValue)
                        .sorted()
                        .toArray();
                List<Outcome> outcomes = new ArrayList<>();
                for (int k : commonest) {
                    double[] is = Arrays.stream(train.target())
                            .map(y -> y == k ? 1 : 0)
                            .toArray();
                    outcomes.add(new Outcome(" " + multiclass.classes().get(k), is));
                }
                yield outcomes;
            }
        };
    }

    /** Deals shuffled rows to folds in turn, class by class where there are classes. */
    static int[] dealt(Rows train, int folds, long seed) {
        int n = train.size();
        int[] order = IntStream.range(0, n).toArray();
        var random = new SplittableRandom(Seeds.of(seed, "target means"));
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        int[] fold = new int[n];
        if (train.task().classification()) {
            int[] next = new int[train.task().classes().size()];
            for (int row : order) {
                fold[row] = next[(int) train.target()[row]]++ % folds;
            }
        } else {
            for (int i = 0; i < n; i++) {
                fold[order[i]] = i % folds;
            }
        }
        return fold;
    }

    private static Table replaced(Table table, List<Column.Categories> gone, List<List<Column>> by) {
        List<Column> columns = new ArrayList<>();
        int next = 0;
        for (Column column : table.columns()) {
            if (next < gone.size() && gone.get(next).name().equals(column.name())) {
                columns.addAll(by.get(next++));
            } else {
                columns.add(column);
            }
        }
        return new Table(columns, table.rows());
    }
}
