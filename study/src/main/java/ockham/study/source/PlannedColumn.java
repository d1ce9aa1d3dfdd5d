package ockham.study.source;

import java.util.List;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * How a staged column becomes a column of the table.
 *
 * @param sql its value, over the table {@code raw}
 * @param text its text, over the table {@code raw}
 * @param levels sorted categories, or null where they are not known, or are too many to be worth a type of their own
 */
record PlannedColumn(
        String name,
        ColumnKind kind,
        String origin,
        String sql,
        String text,
        @Nullable List<String> levels) {}
