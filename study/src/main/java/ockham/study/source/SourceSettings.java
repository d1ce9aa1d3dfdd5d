package ockham.study.source;

import java.util.Map;
import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a study come from.
 *
 * @param location path of a CSV, TSV, Parquet or JSON-lines file, or a JDBC URL (duckdb, sqlite, postgresql)
 * @param query SQL to run at a JDBC URL; null for a file
 * @param target name of the target column; its cells are kept as they are written, too
 * @param types kinds that the user gives, by column
 */
public record SourceSettings(String location, @Nullable String query, String target, Map<String, ColumnKind> types) {
    public SourceSettings {
        types = Map.copyOf(types);
    }
}
