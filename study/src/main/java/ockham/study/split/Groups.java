package ockham.study.split;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import ockham.api.Column;

/**
 * Rows that belong together: equal values of a column. Rows without a value are together one group, since nobody knows
 * which of them belong together.
 *
 * @param of the group of each row, numbered by first appearance
 */
record Groups(int[] of, int count) {
    static Groups of(Column column) {
        return of(column, Strata.all(column.size()));
    }

    /** The groups of some rows, in their order. */
    static Groups of(Column column, int[] rows) {
        Map<Object, Integer> numbers = new HashMap<>();
        int[] of = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            Object key = key(column, rows[i]);
            Integer number = numbers.get(key);
            if (number == null) {
                number = numbers.size();
                numbers.put(key, number);
            }
            of[i] = number;
        }
        return new Groups(of, numbers.size());
    }

    private static Object key(Column column, int row) {
        if (column.missing(row)) {
            return Groups.class;
        }
        return switch (column) {
            case Column.Numbers numbers -> numbers.values()[row] + 0.0;
            case Column.Categories categories -> categories.codes()[row];
            case Column.Times times -> times.micros()[row];
            case Column.Texts texts -> Objects.requireNonNull(texts.values()[row]);
        };
    }
}
