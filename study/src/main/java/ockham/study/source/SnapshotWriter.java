package ockham.study.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.ColumnKind;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes planned columns as the tables of a snapshot. */
final class SnapshotWriter {
    /** The planner's literals of all categories may take so many characters; columns beyond are stored as text. */
    private static final int LITERALS = 8 << 20;

    private final Database database;
    private final Staged staged;
    private final Plan plan;
    private final List<String> names;
    private final List<@Nullable List<String>> levels = new ArrayList<>();

    SnapshotWriter(Database database, Staged staged, Plan plan) {
        this.database = database;
        this.staged = staged;
        this.plan = plan;
        this.names = columnNames(plan.columns());
        int room = LITERALS;
        for (PlannedColumn column : plan.columns()) {
            List<String> all = column.levels();
            int size = all == null
                    ? 0
                    : all.stream().mapToInt(level -> level.length() + 4).sum();
            boolean fits = all != null && !all.isEmpty() && size <= room;
            levels.add(fits ? all : null);
            room -= fits ? size : 0;
        }
    }

    void write(String target) {
        String selection = IntStream.range(0, names.size())
                .mapToObj(i -> stored(i) + " AS " + Database.name(names.get(i)))
                .collect(Collectors.joining(", "));
        database.run("CREATE TABLE data AS SELECT " + selection + " FROM raw");
        database.run("CREATE SCHEMA meta");
        writeTarget(target);
        database.run("DROP TABLE raw");
        writeColumns(new ColumnCounts(database, names, plan.columns(), levels).count());
        writeLevels();
        List<String> notes = new ArrayList<>(staged.notes());
        notes.addAll(plan.notes());
        database.run("CREATE TABLE meta.notes (position INTEGER, sentence VARCHAR)");
        rows("notes", notes.size(), (appender, i) -> appender.append(i).append(notes.get(i)));
        long rows = database.number("SELECT count(*) FROM data");
        database.run("CREATE TABLE meta.snapshot AS SELECT 1 AS version, " + rows + "::BIGINT AS data_rows, "
                + Database.text(digest(rows)) + " AS digest, " + Database.text(staged.source()) + " AS source");
        database.run("CHECKPOINT");
    }

    /** Names that differ without regard to case, as DuckDB wants them, and hide none of its own. */
    private static List<String> columnNames(List<PlannedColumn> columns) {
        Set<String> taken = new HashSet<>(Set.of("rowid"));
        List<String> names = new ArrayList<>();
        for (PlannedColumn column : columns) {
            String name = column.name();
            for (int i = 2; !taken.add(name.toLowerCase(Locale.ROOT)); i++) {
                name = column.name() + "_" + i;
            }
            names.add(name);
        }
        return names;
    }

    private String stored(int i) {
        PlannedColumn column = plan.columns().get(i);
        List<String> all = levels.get(i);
        // Markers of missing cells are no levels, so the cast makes them null.
        return all == null ? column.sql() : "TRY_CAST(" + column.text() + " AS ENUM " + Database.texts(all) + ")";
    }

    /** Keeps the cells of the target as they are written: class names are to be the file's own. */
    private void writeTarget(String target) {
        for (PlannedColumn column : plan.columns()) {
            boolean words = column.kind() == ColumnKind.CATEGORY || column.kind() == ColumnKind.TEXT;
            if (column.name().equals(target) && !words) {
                database.run("CREATE TABLE meta.target AS SELECT CASE WHEN " + column.sql() + " IS NOT NULL THEN "
                        + column.text() + " END AS text FROM raw");
                database.run("CREATE TABLE meta.target_name AS SELECT " + Database.text(target) + " AS name");
            }
        }
    }

    private void writeColumns(List<ColumnInfo> columns) {
        database.run("CREATE TABLE meta.columns (position INTEGER, name VARCHAR, column_name VARCHAR, kind VARCHAR,"
                + " origin VARCHAR, missing BIGINT, different BIGINT)");
        rows("columns", columns.size(), (appender, i) -> {
            ColumnInfo column = columns.get(i);
            appender.append(i)
                    .append(column.name())
                    .append(names.get(i))
                    .append(column.kind().name())
                    .append(column.origin())
                    .append(column.missing())
                    .append(column.distinct());
        });
    }

    private void writeLevels() {
        database.run("CREATE TABLE meta.levels (position INTEGER, code INTEGER, level VARCHAR)");
        for (int i = 0; i < levels.size(); i++) {
            List<String> all = levels.get(i);
            int position = i;
            if (all != null) {
                rows(
                        "levels",
                        all.size(),
                        (appender, k) -> appender.append(position).append(k).append(all.get(k)));
            }
        }
    }

    private interface RowWriter {
        void write(DuckDBAppender appender, int row) throws SQLException;
    }

    private void rows(String table, int count, RowWriter writer) {
        try (DuckDBAppender appender =
                database.connection().unwrap(DuckDBConnection.class).createAppender("meta", table)) {
            for (int i = 0; i < count; i++) {
                appender.beginRow();
                writer.write(appender, i);
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** SHA-256 over names, kinds and levels, and two 64-bit sums of DuckDB's hash of each row with its number. */
    private String digest(long rows) {
        MessageDigest sha;
        try {
            sha = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM has SHA-256", e);
        }
        StringBuilder text = new StringBuilder("rows " + rows + "\n");
        for (int i = 0; i < names.size(); i++) {
            PlannedColumn column = plan.columns().get(i);
            text.append(column.name())
                    .append('\u0001')
                    .append(column.kind())
                    .append('\u0001')
                    .append(levels.get(i))
                    .append('\n');
        }
        for (List<String> batch : Batches.of(names)) {
            String columns = batch.stream().map(Database::name).collect(Collectors.joining(", "));
            text.append(database.list(
                    "SELECT CAST(bit_xor(h) AS VARCHAR) || ' ' || CAST(sum(h) AS VARCHAR) FROM (SELECT hash(rowid, "
                            + columns + ") AS h FROM data)",
                    row -> row.getString(1)));
        }
        sha.update(text.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(sha.digest());
    }
}
