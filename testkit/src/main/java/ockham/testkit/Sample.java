package ockham.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Learner;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Trait;
import org.jspecify.annotations.Nullable;

/** Training, validation and test rows for a learner: the columns of a world that it accepts. */
record Sample(Rows train, Rows validation, Rows test) {
    private static final long SEED = 7;

    static Sample of(Trait task, Learner learner, int trainingRows) {
        int rows = trainingRows * 5 / 4 + 400;
        World world = switch (task) {
            case BINARY -> Worlds.linear(rows, SEED);
            case MULTICLASS -> Worlds.threeClasses(rows, SEED);
            case REGRESSION -> Worlds.curved(rows, SEED);
            case MISSING_VALUES, SAME_BYTES_ANY_THREADS, GLASS_BOX, MONOTONE ->
                throw new IllegalArgumentException(task + " is no task");
        };
        int[] all = IntStream.range(0, rows).toArray();
        return new Sample(
                part(world, learner, Arrays.copyOfRange(all, 0, trainingRows)),
                part(world, learner, Arrays.copyOfRange(all, trainingRows, rows - 400)),
                part(world, learner, Arrays.copyOfRange(all, rows - 400, rows)));
    }

    /** The first rows to learn from, then half of the rest each to validate and to test. */
    static Sample of(World world, Learner learner, int trainingRows) {
        int rows = world.rows().size();
        int middle = (trainingRows + rows) / 2;
        int[] all = IntStream.range(0, rows).toArray();
        return new Sample(
                part(world, learner, Arrays.copyOfRange(all, 0, trainingRows)),
                part(world, learner, Arrays.copyOfRange(all, trainingRows, middle)),
                part(world, learner, Arrays.copyOfRange(all, middle, rows)));
    }

    private static Rows part(World world, Learner learner, int[] index) {
        Rows rows = world.rows().rows(index);
        List<String> refused = rows.table().columns().stream()
                .filter(column -> !learner.accepts().contains(column.kind()))
                .map(Column::name)
                .toList();
        return rows.with(rows.table().without(refused));
    }

    /** These rows with one more column, whose cells repeat from the first row on. */
    Sample with(Column column) {
        return new Sample(with(train, column), with(validation, column), with(test, column));
    }

    private static Rows with(Rows rows, Column column) {
        int[] index =
                IntStream.range(0, rows.size()).map(i -> i % column.size()).toArray();
        return rows.with(rows.table().with(List.of(column.rows(index))));
    }

    /** Every seventh cell of the number columns missing, each column beginning at another row. */
    Sample withHoles() {
        return new Sample(holed(train), holed(validation), holed(test));
    }

    private static Rows holed(Rows rows) {
        List<Column> columns = new ArrayList<>();
        for (Column column : rows.table().columns()) {
            if (column instanceof Column.Numbers numbers) {
                double[] values = numbers.values().clone();
                for (int i = columns.size() % 7; i < values.length; i += 7) {
                    values[i] = Double.NaN;
                }
                columns.add(new Column.Numbers(column.name(), values));
            } else {
                columns.add(column);
            }
        }
        return rows.with(new Table(columns, rows.size()));
    }

    /** With the first three number columns declared to rise, to rise and to fall, whatever the target says. */
    Sample monotone() {
        List<String> numbers = train.table().columns().stream()
                .filter(Column.Numbers.class::isInstance)
                .map(Column::name)
                .toList();
        Map<String, Direction> declared =
                Map.of(numbers.get(0), Direction.UP, numbers.get(1), Direction.UP, numbers.get(2), Direction.DOWN);
        return new Sample(monotone(train, declared), monotone(validation, declared), monotone(test, declared));
    }

    private static Rows monotone(Rows rows, Map<String, Direction> declared) {
        return new Rows(rows.table(), rows.target(), rows.task(), declared);
    }

    /** Only so many training rows and half as many to validate. */
    Sample first(int rows) {
        return new Sample(
                train.rows(IntStream.range(0, rows).toArray()),
                validation.rows(IntStream.range(0, rows / 2).toArray()),
                test);
    }

    /** A single column, the first, with the same cell everywhere. */
    Sample flat() {
        return new Sample(flat(train), flat(validation), flat(test));
    }

    private static Rows flat(Rows rows) {
        Column first = rows.table().columns().get(0);
        return rows.with(new Table(List.of(first.rows(new int[rows.size()])), rows.size()));
    }

    /** The same target in every training row. */
    Sample oneTarget() {
        double[] target = new double[train.size()];
        Arrays.fill(target, 1);
        return new Sample(new Rows(train.table(), target, train.task()), validation, test);
    }

    /** What the class frequencies, or the mean, of the training rows predict for the test rows. */
    Predictions prior() {
        int width = train.task().outputs();
        double[] prior = new double[width];
        for (double y : train.target()) {
            if (train.task().classification()) {
                prior[(int) y] += 1.0 / train.size();
            } else {
                prior[0] += y / train.size();
            }
        }
        double[] values = new double[test.size() * width];
        for (int i = 0; i < values.length; i++) {
            values[i] = prior[i % width];
        }
        return new Predictions(test.size(), width, values);
    }

    /** A column of each kind that a table can hold now. */
    static List<Column> ofEveryKind(int rows) {
        double[] numbers = new double[rows];
        Arrays.setAll(numbers, i -> i % 11);
        long[] times = new long[rows];
        Arrays.setAll(times, i -> 1_000_000L * i);
        @Nullable String[] texts = new @Nullable String[rows];
        Arrays.setAll(texts, i -> "text " + i % 5);
        int[] booleans = new int[rows];
        Arrays.setAll(booleans, i -> i % 2);
        return List.of(
                new Column.Numbers("extra number", numbers),
                category("extra category", rows, List.of("p", "q", "r", "s")),
                new Column.Categories("extra boolean", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, booleans),
                new Column.Times("extra time", times),
                new Column.Texts("extra text", texts));
    }

    static Column category(String name, int rows, List<String> levels) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, i -> i % levels.size());
        return new Column.Categories(name, ColumnKind.CATEGORY, levels, codes);
    }

    static Rows copy(Rows rows) {
        int[] all = IntStream.range(0, rows.size()).toArray();
        return rows.rows(all);
    }

    static void assertSameRows(Rows expected, Rows rows) {
        assertArrayEquals(expected.target(), rows.target(), 0.0);
        for (int j = 0; j < expected.table().columns().size(); j++) {
            Column before = expected.table().columns().get(j);
            Column after = rows.table().columns().get(j);
            assertEquals(before.name(), after.name());
            if (before instanceof Column.Numbers a && after instanceof Column.Numbers b) {
                assertArrayEquals(a.values(), b.values(), 0.0, a.name());
            } else if (before instanceof Column.Categories a && after instanceof Column.Categories b) {
                assertArrayEquals(a.codes(), b.codes(), a.name());
            }
        }
    }

    /** Area under the ROC curve, ties counted half. */
    static double auc(double[] score, double[] target) {
        Integer[] order = IntStream.range(0, score.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> score[i]));
        double ranks = 0;
        double positives = 0;
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && score[order[end]] == score[order[i]]) {
                end++;
            }
            double rank = (i + 1 + end) / 2.0;
            for (int k = i; k < end; k++) {
                ranks += target[order[k]] * rank;
                positives += target[order[k]];
            }
            i = end;
        }
        return (ranks - positives * (positives + 1) / 2) / (positives * (score.length - positives));
    }
}
