package ockham.study.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Column;
import ockham.api.ColumnKind;
import org.duckdb.DuckDBReadableVector;
import org.jspecify.annotations.Nullable;

/** An array that is filled chunk by chunk and becomes a column. */
sealed interface ColumnArray {
    /** Takes the first {@code size} cells of a chunk as the rows from {@code at} on. */
    void add(DuckDBReadableVector cells, int size, int at);

    Column column();

    static ColumnArray of(ReadColumn column, int rows) {
        return switch (column.kind()) {
            case NUMBER -> new Numbers(column.name(), new double[rows]);
            case TIME -> new Times(column.name(), new long[rows]);
            case BOOLEAN -> new Codes(column.name(), column.kind(), Column.Categories.BOOLEAN_LEVELS, new int[rows]);
            case CATEGORY ->
                column.levels() == null
                        ? new Words(column.name(), new int[rows], new HashMap<>())
                        : new Codes(column.name(), column.kind(), column.levels(), new int[rows]);
            case TEXT, IMAGE, SERIES, EVENTS -> new Texts(column.name(), new @Nullable String[rows]);
        };
    }

    record Numbers(String name, double[] values) implements ColumnArray {
        @Override
        public void add(DuckDBReadableVector cells, int size, int at) {
            for (int i = 0; i < size; i++) {
                values[at + i] = cells.getDouble(i, Double.NaN);
            }
        }

        @Override
        public Column column() {
            return new Column.Numbers(name, values);
        }
    }

    record Times(String name, long[] micros) implements ColumnArray {
        @Override
        public void add(DuckDBReadableVector cells, int size, int at) {
            for (int i = 0; i < size; i++) {
                micros[at + i] = cells.getLong(i, Column.Times.MISSING);
            }
        }

        @Override
        public Column column() {
            return new Column.Times(name, micros);
        }
    }

    record Codes(String name, ColumnKind kind, List<String> levels, int[] codes) implements ColumnArray {
        @Override
        public void add(DuckDBReadableVector cells, int size, int at) {
            for (int i = 0; i < size; i++) {
                codes[at + i] = cells.getInt(i, Column.Categories.MISSING);
            }
        }

        @Override
        public Column column() {
            return new Column.Categories(name, kind, levels, codes);
        }
    }

    /** Categories whose levels are found on the way; they are sorted at the end. */
    record Words(String name, int[] codes, Map<String, Integer> found) implements ColumnArray {
        @Override
        public void add(DuckDBReadableVector cells, int size, int at) {
            for (int i = 0; i < size; i++) {
                codes[at + i] = cells.isNull(i) ? Column.Categories.MISSING : code(cells.getString(i));
            }
        }

        private int code(String level) {
            Integer known = found.get(level);
            if (known != null) {
                return known;
            }
            found.put(level, found.size());
            return found.size() - 1;
        }

        @Override
        public Column column() {
            List<String> levels = new ArrayList<>(found.keySet());
            Collections.sort(levels);
            int[] sorted = new int[levels.size()];
            for (int k = 0; k < sorted.length; k++) {
                sorted[code(levels.get(k))] = k;
            }
            for (int i = 0; i < codes.length; i++) {
                codes[i] = codes[i] < 0 ? codes[i] : sorted[codes[i]];
            }
            return new Column.Categories(name, ColumnKind.CATEGORY, levels, codes);
        }
    }

    record Texts(String name, @Nullable String[] values) implements ColumnArray {
        @Override
        public void add(DuckDBReadableVector cells, int size, int at) {
            for (int i = 0; i < size; i++) {
                values[at + i] = cells.isNull(i) ? null : cells.getString(i);
            }
        }

        @Override
        public Column column() {
            return new Column.Texts(name, values);
        }
    }
}
