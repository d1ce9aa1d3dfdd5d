package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.Task;

/** A table made for a test: independent columns, and a target that follows some of them with noise. */
final class Made {
    final int rows;
    final SplittableRandom random;
    final List<Column> columns = new ArrayList<>();

    Made(int rows, long seed) {
        this.rows = rows;
        this.random = new SplittableRandom(seed);
    }

    /** Two normal numbers, a skewed amount, a count, a category, a flag and a number with gaps. */
    static Made ordinary(int rows, long seed) {
        var made = new Made(rows, seed);
        made.add("weight", i -> made.normal());
        made.add("length", i -> made.normal());
        made.add("amount", i -> Math.rint(1000 * Math.exp(made.normal())) / 100);
        made.add("visits", i -> Math.floor(-3 * Math.log(made.random.nextDouble())));
        made.category("town", "north", "south", "east", "west");
        made.category("member", "no", "yes");
        made.add("age", i -> made.random.nextDouble() < 0.1 ? Double.NaN : 20 + made.random.nextInt(50));
        return made;
    }

    double normal() {
        return random.nextGaussian();
    }

    double[] values(IntToDoubleFunction value) {
        double[] values = new double[rows];
        Arrays.setAll(values, value);
        return values;
    }

    Made add(String name, IntToDoubleFunction value) {
        columns.add(new Column.Numbers(name, values(value)));
        return this;
    }

    Made category(String name, String... levels) {
        int[] codes = new int[rows];
        Arrays.setAll(codes, i -> random.nextInt(levels.length));
        columns.add(new Column.Categories(name, ColumnKind.CATEGORY, List.of(levels), codes));
        return this;
    }

    double number(int column, int row) {
        return ((Column.Numbers) columns.get(column)).values()[row];
    }

    /** Follows the first two columns; about three in ten rows are 1. */
    double[] classes() {
        return values(i -> random.nextDouble() < 1 / (1 + Math.exp(1.1 - number(0, i) - 0.5 * number(1, i))) ? 1 : 0);
    }

    /** Follows the first two columns, half of it noise. */
    double[] amounts() {
        return values(i -> 50 + 10 * number(0, i) + 5 * number(1, i) + 10 * normal());
    }

    Table table() {
        return new Table(columns, rows);
    }

    Audit audit(double[] target, Task task, String... trust) {
        return Audit.of(table(), target, settings(task, trust));
    }

    static AuditSettings settings(Task task, String... trust) {
        return new AuditSettings("outcome", task, null, null, Set.of(trust), 7);
    }

    static Task binary() {
        return new Task.Binary("no", "yes");
    }

    static Task number() {
        return new Task.Regression();
    }

    /** Findings of a kind about a column, or, with an empty name, of the kind at all. */
    static List<Finding> found(Audit audit, String kind, String column) {
        return audit.findings().stream()
                .filter(f -> f.kind().equals(kind)
                        && (column.isEmpty() || f.columns().contains(column)))
                .toList();
    }

    static List<Finding> blocks(Audit audit) {
        return audit.findings().stream()
                .filter(f -> f.severity() == Severity.BLOCKS)
                .toList();
    }
}
