package ockham.study.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;

/** Stages a Parquet file. Its own types are kept where they say what a column holds. */
final class ParquetStage {
    private ParquetStage() {}

    private record Described(String name, String type) {}

    static Staged stage(Database database, StagingRequest request, Path file) {
        String reader = "read_parquet(" + Database.text(file.toString()) + ")";
        try {
            List<Described> described = database.list(
                    "DESCRIBE SELECT * FROM " + reader, row -> new Described(row.getString(1), row.getString(2)));
            List<RawColumn> columns = new ArrayList<>();
            List<String> selected = new ArrayList<>();
            List<String> notes = new ArrayList<>();
            List<String> names = described.stream().map(Described::name).toList();
            for (int i = 0; i < described.size(); i++) {
                Described column = described.get(i);
                RawColumn.Type type = type(column.type());
                if (!request.wants(column.name())) {
                    continue;
                }
                if (type == null) {
                    notes.add("column " + column.name() + " of type " + column.type()
                            + " is left out: it does not hold single values");
                    continue;
                }
                columns.add(new RawColumn(column.name(), "c" + i, type, column.type()));
                selected.add(cast(Database.name(column.name()), column.type(), type) + " AS c" + i);
            }
            String selection = selected.isEmpty() ? "1 AS none" : String.join(", ", selected);
            database.run("CREATE OR REPLACE TEMP TABLE raw AS SELECT " + selection + " FROM " + reader);
            refuseEmpty(database, file);
            return new Staged(file.toString(), columns, names, row -> "row " + (row + 1), false, notes);
        } catch (DatabaseException e) {
            if (e.machine()) {
                throw e;
            }
            throw new UserError(file + " cannot be read as a Parquet file: " + e.getMessage() + ". Was it cut off?", e);
        }
    }

    private static void refuseEmpty(Database database, Path file) {
        if (database.number("SELECT count(*) FROM raw") == 0) {
            throw new UserError(file + " has no rows: at least four are needed");
        }
    }

    private static RawColumn.@Nullable Type type(String type) {
        String head = type.replaceFirst("[( ].*", "");
        if (type.endsWith("]")) {
            return null;
        }
        return switch (head) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
                RawColumn.Type.BIGINT;
            case "FLOAT", "DOUBLE", "DECIMAL" -> RawColumn.Type.DOUBLE;
            case "BOOLEAN" -> RawColumn.Type.BOOLEAN;
            case "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> RawColumn.Type.TIMESTAMP;
            case "STRUCT", "MAP", "UNION", "BLOB", "BIT", "VARIANT", "GEOMETRY" -> null;
            default -> RawColumn.Type.VARCHAR;
        };
    }

    private static String cast(String name, String from, RawColumn.Type to) {
        if (from.equals("TIMESTAMP WITH TIME ZONE")) {
            return "timezone('UTC', " + name + ")";
        }
        // A float is read by its shortest text: 0.1 is to stay 0.1, not 0.10000000149.
        return from.equals("FLOAT")
                ? "CAST(CAST(" + name + " AS VARCHAR) AS DOUBLE)"
                : "CAST(" + name + " AS " + to + ")";
    }
}
