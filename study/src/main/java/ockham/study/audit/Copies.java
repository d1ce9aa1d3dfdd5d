package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Columns that are the classes of the target under other names: each value goes with one class and each class with one
 * value, in every row, or cells are filled in exactly where the target is of one of two classes. That needs no comparison with
 * the other columns, and stands where these predict well too.
 */
final class Copies {
    /** Rows that the smallest class has at least; fewer may agree by chance. */
    private static final int LEAST_ROWS = 10;

    private final Table features;
    private final Leaks.Question question;
    private final double[] target;

    Copies(Table features, Leaks.Question question) {
        this.features = features;
        this.question = question;
        this.target = question.goal().y();
    }

    List<Leaks.Suspect> suspects() {
        List<Leaks.Suspect> suspects = new ArrayList<>();
        if (question.goal().classes() < 2) {
            return suspects;
        }
        for (int c = 0; c < features.columns().size(); c++) {
            Column column = features.columns().get(c);
            if (matches(values(column))) {
                suspects.add(suspect(
                        c,
                        "each of its values goes with one class and each class with one value, in all "
                                + Say.count(target.length) + " rows: it is the target under another name"));
            } else if (matches(i -> column.missing(i) ? "missing" : "there")) {
                suspects.add(suspect(
                        c,
                        "it is filled in exactly where " + question.names().get(classWithCells(column)) + ", in all "
                                + Say.count(target.length) + " rows"));
            }
        }
        return suspects;
    }

    private static Leaks.Suspect suspect(int place, String evidence) {
        return new Leaks.Suspect(place, Severity.BLOCKS, List.of(), evidence);
    }

    private static IntFunction<String> values(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> i -> Double.toString(numbers.values()[i]);
            case Column.Times times -> i -> Long.toString(times.micros()[i]);
            case Column.Categories categories ->
                i -> Integer.toString(categories.codes()[i]);
            case Column.Texts texts -> i -> String.valueOf(texts.values()[i]);
        };
    }

    private int classWithCells(Column column) {
        int row = 0;
        while (column.missing(row)) {
            row++;
        }
        return (int) target[row];
    }

    private boolean matches(IntFunction<String> value) {
        Map<String, Integer> classOf = new TreeMap<>();
        int[] rows = new int[question.goal().classes()];
        for (int i = 0; i < target.length; i++) {
            int is = (int) target[i];
            rows[is]++;
            Integer known = classOf.putIfAbsent(value.apply(i), is);
            if ((known != null && known != is) || classOf.size() > rows.length) {
                return false;
            }
        }
        for (int count : rows) {
            if (count < LEAST_ROWS) {
                return false;
            }
        }
        // As many values as classes, none with two classes, and every class seen: each has its own.
        return classOf.values().stream().distinct().count() == rows.length;
    }
}
