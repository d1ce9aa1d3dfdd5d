package ockham.study.race;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.study.candidate.Ladder;
import ockham.study.source.Snapshot;
import ockham.study.source.TargetColumn;
import ockham.study.source.Targets;
import ockham.study.split.Folds;
import ockham.study.split.Split;
import ockham.study.split.SplitSettings;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a study as the main process and every worker see them: rows that have a target, the user's test rows after
 * them.
 *
 * @param everything all columns but the target, for the audit, amounts and rules
 * @param target a value per row
 * @param trainRows rows before the user's test rows; all of them where there is no test file
 * @param dropped rows left out because their target is missing
 * @param readings how cells were read, by column: a file of rows to score is read in the same way
 */
public record StudyData(
        Table everything, double[] target, Task task, int trainRows, int dropped, Map<String, String> readings) {
    /** Where the snapshot of a study is. */
    public static Path snapshot(Path study) {
        return study.resolve("data.duckdb");
    }

    /** Where the snapshot of the user's test rows is, if there are any. */
    public static Path testSnapshot(Path study) {
        return study.resolve("test.duckdb");
    }

    /** What a target is read as. */
    public record TargetChoice(
            String name,
            @Nullable ColumnKind kind,
            @Nullable String positive) {}

    /** Loads the rows of a study's snapshots. */
    public static StudyData load(Path study, TargetChoice choice) {
        Snapshot train = Snapshot.open(snapshot(study));
        TargetColumn target = Targets.of(train, choice.name(), choice.kind(), choice.positive());
        int[] kept = withTarget(target.values());
        Table rows = train.read(features(train, choice.name())).rows(kept);
        double[] values = take(target.values(), kept);
        int dropped = target.values().length - kept.length;
        Map<String, String> readings = new LinkedHashMap<>();
        train.columns().forEach(column -> readings.put(column.name(), column.origin()));
        if (!Files.exists(testSnapshot(study))) {
            return new StudyData(rows, values, target.task(), values.length, dropped, readings);
        }
        Snapshot test = Snapshot.open(testSnapshot(study));
        Table testRows = test.read(features(train, choice.name()));
        double[] testValues = testTargets(test, choice.name(), target.task());
        int[] testKept = withTarget(testValues);
        return new StudyData(
                append(rows, testRows.rows(testKept)),
                concat(values, take(testValues, testKept)),
                target.task(),
                values.length,
                dropped + testValues.length - testKept.length,
                readings);
    }

    /** The folds of the plan. */
    public Folds folds(Plan plan) {
        return trainRows < target.length
                ? Split.holdout(trainRows, target.length - trainRows)
                : Split.folds(splitSettings(plan), task, target);
    }

    /** What the split stage needs of the plan. */
    public SplitSettings splitSettings(Plan plan) {
        return new SplitSettings(plan.folds(), plan.repeats(), column(plan.time()), column(plan.group()), plan.seed());
    }

    /** The columns that models see. */
    public Table features(Plan plan) {
        Set<String> gone = new HashSet<>(plan.leftOut());
        if (plan.group() != null) {
            gone.add(plan.group());
        }
        return everything.without(gone);
    }

    /** Features and targets of all rows, as models see them. */
    public Rows rows(Plan plan) {
        return new Rows(features(plan), target, task, plan.monotone());
    }

    /** The size that the ladder's plan depends on: rows of a training part. */
    public Shape shape(Plan plan) {
        return new Shape(task, trainRows, features(plan).columns().size(), plan.effort());
    }

    /** The candidates of the plan. */
    public Ladder ladder(Plan plan) {
        return Ladder.of(shape(plan), rows(plan), plan.families(), plan.efforts());
    }

    private @Nullable Column column(@Nullable String name) {
        return name == null ? null : everything.column(name);
    }

    private static List<String> features(Snapshot snapshot, String target) {
        return snapshot.columns().stream()
                .map(c -> c.name())
                .filter(name -> !name.equals(target))
                .toList();
    }

    static int[] withTarget(double[] values) {
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .toArray();
    }

    private static double[] take(double[] values, int[] index) {
        return Arrays.stream(index).mapToDouble(i -> values[i]).toArray();
    }

    private static double[] concat(double[] first, double[] second) {
        double[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Targets of the test rows, as classes of the training rows by the text of their cells. */
    static double[] testTargets(Snapshot test, String target, Task task) {
        if (!task.classification()) {
            if (test.read(List.of(target)).column(target) instanceof Column.Numbers numbers) {
                return numbers.values();
            }
            throw new UserError("the test file's column " + target + " holds no numbers, as the data's does");
        }
        @Nullable String[] labels = test.texts(target);
        Set<String> unknown = new TreeSet<>();
        double[] values = new double[labels.length];
        for (int i = 0; i < values.length; i++) {
            String label = labels[i];
            int place = label == null ? -1 : task.classes().indexOf(label);
            values[i] = place < 0 ? Double.NaN : place;
            if (label != null && place < 0) {
                unknown.add(label);
            }
        }
        if (!unknown.isEmpty()) {
            throw new UserError("the test file's column " + target + " has classes that the data has not: "
                    + String.join(", ", unknown) + "; the data has " + String.join(", ", task.classes()));
        }
        return values;
    }

    private static Table append(Table first, Table second) {
        List<Column> columns = new ArrayList<>();
        for (Column column : first.columns()) {
            columns.add(append(column, second.column(column.name())));
        }
        return new Table(columns, first.rows() + second.rows());
    }

    private static Column append(Column first, Column second) {
        if (first instanceof Column.Numbers a && second instanceof Column.Numbers b) {
            return new Column.Numbers(a.name(), concat(a.values(), b.values()));
        }
        if (first instanceof Column.Times a && second instanceof Column.Times b) {
            long[] both = Arrays.copyOf(a.micros(), a.size() + b.size());
            System.arraycopy(b.micros(), 0, both, a.size(), b.size());
            return new Column.Times(a.name(), both);
        }
        if (first instanceof Column.Texts a && second instanceof Column.Texts b) {
            @Nullable String[] both = Arrays.copyOf(a.values(), a.size() + b.size());
            System.arraycopy(b.values(), 0, both, a.size(), b.size());
            return new Column.Texts(a.name(), both);
        }
        if (first instanceof Column.Categories a && second instanceof Column.Categories b) {
            return append(a, b);
        }
        throw new UserError("column " + first.name() + " is " + first.kind() + " in the data but " + second.kind()
                + " in the test file; say which with --type " + first.name() + "=...");
    }

    private static Column append(Column.Categories first, Column.Categories second) {
        Map<String, Integer> codes = new LinkedHashMap<>();
        first.levels().forEach(level -> codes.put(level, codes.size()));
        second.levels().forEach(level -> codes.putIfAbsent(level, codes.size()));
        int[] both = Arrays.copyOf(first.codes(), first.size() + second.size());
        for (int i = 0; i < second.size(); i++) {
            String level = second.level(i);
            both[first.size() + i] = level == null ? Column.Categories.MISSING : codes.getOrDefault(level, -1);
        }
        return new Column.Categories(first.name(), first.kind(), List.copyOf(codes.keySet()), both);
    }
}
