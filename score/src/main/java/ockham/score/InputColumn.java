package ockham.score;

import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * A raw column as a study read it.
 *
 * @param reading how its cells were read, where that can be done in several ways: {@code date, day/month/year}; or empty
 */
public record InputColumn(String name, ColumnKind kind, String reading) {
    /** A column whose cells say themselves how they are read. */
    public InputColumn(String name, ColumnKind kind) {
        this(name, kind, "");
    }

    /**
     * The column of a table without rows.
     *
     * @throws IllegalArgumentException if no table holds its kind
     */
    Column withoutRows() {
        return switch (kind) {
            case NUMBER -> new Column.Numbers(name, new double[0]);
            case BOOLEAN -> new Column.Categories(name, kind, Column.Categories.BOOLEAN_LEVELS, new int[0]);
            case CATEGORY -> new Column.Categories(name, kind, List.of(), new int[0]);
            case TIME -> new Column.Times(name, new long[0]);
            case TEXT -> new Column.Texts(name, new @Nullable String[0]);
            case IMAGE, SERIES, EVENTS ->
                throw new IllegalArgumentException("column " + name + ": kind " + kind + " cannot be scored yet");
        };
    }
}
