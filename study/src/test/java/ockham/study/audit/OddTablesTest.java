package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The audit says something of every table and fails on none. */
class OddTablesTest {
    private static final List<Task> TASKS =
            List.of(new Task.Binary("no", "yes"), new Task.Multiclass(List.of("a", "b", "c")), new Task.Regression());

    @Test
    void noColumnsAreLookedThrough() {
        for (int rows : new int[] {2, 300}) {
            everyTask(new Table(List.of(), rows));
        }
    }

    @Test
    void oneColumnOfEveryKindIsLookedThrough() {
        for (int rows : new int[] {2, 3, 10, 20, 50, 60, 400}) {
            for (Column column : columns(rows)) {
                everyTask(new Table(List.of(column), rows));
            }
        }
    }

    @Test
    void allOddColumnsTogetherAreLookedThrough() {
        for (int rows : new int[] {2, 3, 7, 20, 60, 400}) {
            everyTask(new Table(columns(rows), rows));
        }
    }

    @Test
    void nothingButMissingAndConstantColumnsAreLeftOut() {
        var table = new Table(List.of(numbers("gone", 100, i -> Double.NaN), numbers("same", 100, i -> 4)), 100);
        Audit audit = Audit.of(table, made(100, TASKS.get(0)), Made.settings(TASKS.get(0)));
        assertEquals(List.of("gone", "same"), audit.leftOut());
        everyTask(table);
    }

    @Test
    void targetsThatAreConstantInPartsOrThroughoutAreLookedThrough() {
        for (int rows : new int[] {2, 20, 60, 400}) {
            var table = new Table(columns(rows), rows);
            for (Task task : TASKS) {
                Audit.of(table, new double[rows], Made.settings(task));
                double[] late = new double[rows];
                Arrays.fill(late, rows - 1, rows, 1);
                Audit.of(table, late, Made.settings(task));
                double[] sorted = new double[rows];
                Arrays.fill(sorted, rows / 2, rows, 1);
                Audit.of(table, sorted, Made.settings(task));
            }
        }
    }

    @Test
    void hugeAndTinyTargetsAreLookedThrough() {
        for (double size : new double[] {1e300, -1e300, 1e-300, Double.MIN_VALUE, -0.0}) {
            for (int rows : new int[] {3, 60, 400}) {
                double[] target = new double[rows];
                Arrays.setAll(target, i -> size * ((i * 31) % 17 + 1));
                Audit.of(new Table(columns(rows), rows), target, Made.settings(new Task.Regression()));
            }
        }
    }

    @Test
    void moreThanAThousandColumnsAreLookedThrough() {
        var made = new Made(100, 3);
        for (int c = 0; c < 1_500; c++) {
            made.add("c" + c, i -> made.normal());
        }
        assertTrue(Made.blocks(made.audit(made.classes(), Made.binary())).isEmpty());
    }

    @Test
    void negativeZeroIsZero() {
        var table = new Table(List.of(numbers("zero", 100, i -> i % 2 == 0 ? 0.0 : -0.0)), 100);
        Audit audit = Audit.of(table, made(100, TASKS.get(0)), Made.settings(TASKS.get(0)));
        assertEquals(List.of("zero"), audit.leftOut());
    }

    private static void everyTask(Table table) {
        for (Task task : TASKS) {
            double[] target = made(table.rows(), task);
            Audit.of(table, target, Made.settings(task));
            Set<String> all = Set.copyOf(table.names());
            Audit trusted = Audit.of(table, target, new AuditSettings("y", task, null, null, all, 1));
            assertTrue(Made.blocks(trusted).isEmpty());
            for (String name : table.rows() == 60 ? table.names() : List.<String>of()) {
                Audit.of(table, target, new AuditSettings("y", task, name, null, Set.of(), 1));
                Audit.of(table, target, new AuditSettings("y", task, null, name, Set.of(), 1));
            }
        }
    }

    private static double[] made(int rows, Task task) {
        double[] target = new double[rows];
        Arrays.setAll(
                target,
                i -> (i * 7919L) % (task.classification() ? task.classes().size() : 101));
        return target;
    }

    private static Column.Numbers numbers(String name, int rows, IntToDoubleFunction value) {
        double[] values = new double[rows];
        Arrays.setAll(values, value);
        return new Column.Numbers(name, values);
    }

    private static List<Column> columns(int rows) {
        List<Column> columns = new ArrayList<>();
        columns.add(numbers("row", rows, i -> i));
        columns.add(numbers("missing", rows, i -> Double.NaN));
        columns.add(numbers("constant", rows, i -> 1));
        columns.add(numbers("once", rows, i -> i == 0 ? 3 : Double.NaN));
        columns.add(numbers("huge", rows, i -> i % 2 == 0 ? 1e300 : -1e300));
        columns.add(numbers("huger", rows, i -> Double.MAX_VALUE * Math.cos(i)));
        columns.add(numbers("tiny", rows, i -> Double.MIN_VALUE * (i % 3)));
        columns.add(numbers("zeros", rows, i -> i % 3 == 0 ? -0.0 : i % 3 == 1 ? 0.0 : 1));
        columns.add(numbers("gaps", rows, i -> i % 2 == 0 ? Double.NaN : i));
        columns.add(numbers("spike", rows, i -> i == rows - 1 ? 1e300 : i % 5));
        columns.add(categories("level", ColumnKind.CATEGORY, rows, 3, 0));
        columns.add(categories("levels", ColumnKind.CATEGORY, rows, rows, 0));
        columns.add(categories("unused", ColumnKind.CATEGORY, rows, 1000, 990));
        columns.add(new Column.Categories("none", ColumnKind.CATEGORY, List.of(), filled(rows, -1)));
        columns.add(
                new Column.Categories("flag", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, filled(rows, 1)));
        columns.add(categories("flags", ColumnKind.BOOLEAN, rows, 2, 0));
        long[] times = new long[rows];
        Arrays.setAll(times, i -> i % 4 == 0 ? Column.Times.MISSING : i * 3_600_000_000L);
        columns.add(new Column.Times("when", times));
        long[] never = new long[rows];
        Arrays.fill(never, Column.Times.MISSING);
        columns.add(new Column.Times("never", never));
        @Nullable String[] texts = new @Nullable String[rows];
        Arrays.setAll(texts, i -> i % 5 == 0 ? null : i % 5 == 1 ? "" : "order no " + i);
        columns.add(new Column.Texts("note", texts));
        columns.add(new Column.Texts("silent", new @Nullable String[rows]));
        return columns;
    }

    private static int[] filled(int rows, int code) {
        int[] codes = new int[rows];
        Arrays.fill(codes, code);
        return codes;
    }

    private static Column categories(String name, ColumnKind kind, int rows, int levels, int from) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < levels; k++) {
            names.add(kind == ColumnKind.BOOLEAN ? Column.Categories.BOOLEAN_LEVELS.get(k) : "v" + k);
        }
        int[] codes = new int[rows];
        Arrays.setAll(codes, i -> from + (i * 13) % (levels - from));
        return new Column.Categories(name, kind, names, codes);
    }
}
