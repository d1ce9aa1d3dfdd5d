package ockham.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named, typed column of a {@link Table}. The arrays inside belong to the column: callers neither change them after
 * construction nor when they read them, so columns are shared between tables and threads without a copy.
 */
public sealed interface Column {
    String name();

    ColumnKind kind();

    /** Number of rows. */
    int size();

    boolean missing(int row);

    /** The same column with the rows at {@code index}, in that order; an index may repeat. */
    Column rows(int[] index);

    /** Numbers; a missing cell is NaN. Infinities do not occur: the source reads them as missing and says so. */
    record Numbers(String name, double[] values) implements Column {
        @Override
        public ColumnKind kind() {
            return ColumnKind.NUMBER;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Numbers rows(int[] index) {
            double[] taken = new double[index.length];
            for (int i = 0; i < index.length; i++) {
                taken[i] = values[index[i]];
            }
            return new Numbers(name, taken);
        }
    }

    /**
     * Categories or booleans: {@code codes} index into {@code levels}, {@link #MISSING} is a missing cell. Levels are
     * distinct; a level may have no row. Booleans have the levels {@code false, true}.
     */
    record Categories(String name, ColumnKind kind, List<String> levels, int[] codes) implements Column {
        /** The code of a missing cell. */
        public static final int MISSING = -1;

        /** The levels of every boolean column, so that code 1 is true. */
        public static final List<String> BOOLEAN_LEVELS = List.of("false", "true");

        public Categories {
            if (kind != ColumnKind.CATEGORY && kind != ColumnKind.BOOLEAN) {
                throw new IllegalArgumentException("column " + name + ": kind " + kind + " does not hold categories");
            }
            levels = List.copyOf(levels);
        }

        @Override
        public int size() {
            return codes.length;
        }

        @Override
        public boolean missing(int row) {
            return codes[row] < 0;
        }

        /** The level of a row, or null where the cell is missing. */
        public @Nullable String level(int row) {
            return codes[row] < 0 ? null : levels.get(codes[row]);
        }

        @Override
        public Categories rows(int[] index) {
            int[] taken = new int[index.length];
            for (int i = 0; i < index.length; i++) {
                taken[i] = codes[index[i]];
            }
            return new Categories(name, kind, levels, taken);
        }
    }

    /** Points in time, microseconds since 1970-01-01T00:00Z; {@link #MISSING} is a missing cell. */
    record Times(String name, long[] micros) implements Column {
        /** The value of a missing cell. */
        public static final long MISSING = Long.MIN_VALUE;

        @Override
        public ColumnKind kind() {
            return ColumnKind.TIME;
        }

        @Override
        public int size() {
            return micros.length;
        }

        @Override
        public boolean missing(int row) {
            return micros[row] == MISSING;
        }

        @Override
        public Times rows(int[] index) {
            long[] taken = new long[index.length];
            for (int i = 0; i < index.length; i++) {
                taken[i] = micros[index[i]];
            }
            return new Times(name, taken);
        }
    }

    /** Free text; a missing cell is null. */
    record Texts(String name, @Nullable String[] values) implements Column {
        @Override
        public ColumnKind kind() {
            return ColumnKind.TEXT;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public boolean missing(int row) {
            return values[row] == null;
        }

        @Override
        public Texts rows(int[] index) {
            @Nullable String[] taken = new @Nullable String[index.length];
            Arrays.setAll(taken, i -> values[index[i]]);
            return new Texts(name, taken);
        }
    }
}
