package ockham.study.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.api.UserError;
import ockham.score.decide.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a study, as they were read: a DuckDB file with the table {@code data} in the order of the source, and what
 * is known of it in the schema {@code meta}. Never changes; several processes may read one file at once. Safe to share
 * between threads.
 */
public final class Snapshot {
    private final Path database;
    private final String digest;
    private final String source;
    private final long rows;
    private final List<Stored> stored;
    private final List<String> notes;

    /** A column with its name in {@code data}, and the levels of its enumeration if it is one. */
    private record Stored(
            ColumnInfo info, String columnName, @Nullable List<String> levels) {
        ReadColumn toRead() {
            return new ReadColumn(info.name(), info.kind(), Database.name(columnName), levels);
        }
    }

    private record Facts(int version, String digest, String source, long rows) {}

    private Snapshot(Path database, Facts facts, List<Stored> stored, List<String> notes) {
        this.database = database;
        this.digest = facts.digest();
        this.source = facts.source();
        this.rows = facts.rows();
        this.stored = List.copyOf(stored);
        this.notes = List.copyOf(notes);
    }

    /** @throws UserError if the file is no snapshot */
    public static Snapshot open(Path database) {
        if (!Files.isRegularFile(database)) {
            throw new UserError("there is no snapshot " + database);
        }
        try (Database opened = Database.readOnly(database)) {
            Facts facts = opened.list(
                            "SELECT version, digest, source, data_rows FROM meta.snapshot",
                            row -> new Facts(row.getInt(1), row.getString(2), row.getString(3), row.getLong(4)))
                    .getFirst();
            if (facts.version() != 1) {
                throw new UserError(database + " was written by a newer Ockham: update this one");
            }
            List<String> notes =
                    opened.list("SELECT sentence FROM meta.notes ORDER BY position", row -> row.getString(1));
            return new Snapshot(database, facts, stored(opened), notes);
        } catch (DatabaseException e) {
            throw new UserError(database + " is no snapshot of Ockham: " + e.getMessage(), e);
        }
    }

    private static List<Stored> stored(Database opened) {
        Map<Integer, List<String>> levels = new HashMap<>();
        opened.list(
                "SELECT position, level FROM meta.levels ORDER BY position, code",
                row -> levels.computeIfAbsent(row.getInt(1), position -> new ArrayList<>())
                        .add(row.getString(2)));
        return opened.list(
                "SELECT name, kind, origin, missing, different, column_name, position FROM meta.columns ORDER BY"
                        + " position",
                row -> new Stored(
                        new ColumnInfo(
                                row.getString(1),
                                ColumnKind.valueOf(row.getString(2)),
                                row.getString(3),
                                row.getLong(4),
                                row.getLong(5)),
                        row.getString(6),
                        levels.get(row.getInt(7))));
    }

    public Path database() {
        return database;
    }

    /** Digest of the names, kinds and values, in order: the same input gives the same digest. */
    public String digest() {
        return digest;
    }

    /** The file, or the URL without credentials, that was read. */
    public String source() {
        return source;
    }

    public long rows() {
        return rows;
    }

    public List<ColumnInfo> columns() {
        return stored.stream().map(Stored::info).toList();
    }

    /** What was done to the cells, in sentences. */
    public List<String> notes() {
        return notes;
    }

    /** All columns. */
    public Table read() {
        return read(stored.stream().map(column -> column.info().name()).toList());
    }

    /**
     * The columns named, in the order named.
     *
     * @throws UserError if there is no such column
     */
    public Table read(List<String> columns) {
        List<ReadColumn> wanted =
                columns.stream().map(name -> find(name).toRead()).toList();
        try (Database opened = Database.readOnly(database)) {
            return new TableReader(opened, "data").read(wanted);
        }
    }

    /** A new connection to the snapshot: read-only, without access to other files or extensions. For SQL of users. */
    public Connection connect() {
        return Database.readOnly(database).connection();
    }

    /** The name of a column in the table {@code data}: its own, unless another differs from it in case only. */
    public String columnName(String column) {
        return find(column).columnName();
    }

    /** @throws UserError if there is no such column */
    public ColumnInfo column(String name) {
        return find(name).info();
    }

    private Stored find(String name) {
        return stored.stream()
                .filter(column -> column.info().name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            columns().stream().map(ColumnInfo::name).toList();
                    String hint = Nearest.hint(name, names);
                    return new UserError(
                            source + " has no column " + name + (hint.isEmpty() ? ". " + Source.columns(names) : hint));
                });
    }

    /** The cells of a column as they are written, where they were kept, else as their values are written; null if missing. */
    public @Nullable String[] texts(String column) {
        Stored found = find(column);
        try (Database opened = Database.readOnly(database)) {
            boolean kept =
                    opened.number("SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'meta' AND table_name ="
                                            + " 'target'")
                                    > 0
                            && opened.list("SELECT name FROM meta.target_name", row -> row.getString(1))
                                    .contains(column);
            ReadColumn text = kept
                    ? new ReadColumn(column, ColumnKind.TEXT, "text", null)
                    : new ReadColumn(
                            column,
                            ColumnKind.TEXT,
                            "CAST(" + Database.name(found.columnName()) + " AS VARCHAR)",
                            null);
            Table table = new TableReader(opened, kept ? "meta.target" : "data").read(List.of(text));
            return ((ockham.api.Column.Texts) table.column(column)).values();
        }
    }
}
