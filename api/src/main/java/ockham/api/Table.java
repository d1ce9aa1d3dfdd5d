package ockham.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Columns of equal length with distinct names. Immutable; safe to share between threads. */
public final class Table {
    private final List<Column> columns;
    private final Map<String, Integer> index;
    private final int rows;

    /**
     * @param rows number of rows, needed where there is no column
     * @throws IllegalArgumentException if a column has another length or a name occurs twice
     */
    public Table(List<? extends Column> columns, int rows) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.index = new HashMap<>();
        for (int i = 0; i < this.columns.size(); i++) {
            Column column = this.columns.get(i);
            if (column.size() != rows) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " has " + column.size() + " rows, the table " + rows);
            }
            if (index.put(column.name(), i) != null) {
                throw new IllegalArgumentException("column " + column.name() + " occurs twice");
            }
        }
    }

    public List<Column> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    public boolean has(String name) {
        return index.containsKey(name);
    }

    /** @throws IllegalArgumentException if there is no such column */
    public Column column(String name) {
        Integer at = index.get(name);
        if (at == null) {
            throw new IllegalArgumentException("no column " + name + " among " + names());
        }
        return columns.get(at);
    }

    /** The rows at {@code rowIndex}, in that order. */
    public Table rows(int[] rowIndex) {
        List<Column> taken = new ArrayList<>(columns.size());
        for (Column column : columns) {
            taken.add(column.rows(rowIndex));
        }
        return new Table(taken, rowIndex.length);
    }

    /** The columns named, in the order named. */
    public Table select(Collection<String> names) {
        return new Table(names.stream().map(this::column).toList(), rows);
    }

    /** All columns but those named; names that do not occur are ignored. */
    public Table without(Collection<String> names) {
        var gone = new HashSet<>(names);
        return new Table(columns.stream().filter(c -> !gone.contains(c.name())).toList(), rows);
    }

    /** This table with {@code more} columns after its own. */
    public Table with(List<? extends Column> more) {
        List<Column> all = new ArrayList<>(columns);
        all.addAll(more);
        return new Table(all, rows);
    }
}
