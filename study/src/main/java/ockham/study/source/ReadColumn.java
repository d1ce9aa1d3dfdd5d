package ockham.study.source;

import java.util.List;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * A column to read.
 *
 * @param sql its value
 * @param levels levels of the enumeration that it is stored as, or null
 */
record ReadColumn(
        String name, ColumnKind kind, String sql, @Nullable List<String> levels) {
    /** SQL of the value in the one type in which its kind is read. */
    String selected() {
        return switch (kind) {
            case NUMBER -> "CAST(" + sql + " AS DOUBLE)";
            case BOOLEAN -> "CAST(" + sql + " AS INTEGER)";
            case TIME -> "epoch_us(" + sql + ")";
            case CATEGORY -> levels == null ? sql : "CAST(enum_code(" + sql + ") AS INTEGER)";
            case TEXT, IMAGE, SERIES, EVENTS -> sql;
        };
    }
}
