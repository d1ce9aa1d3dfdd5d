package ockham.study.source;

import java.nio.file.Path;
import java.util.List;
import ockham.api.Table;

/**
 * The rows of a study, as they were read: a DuckDB file with the table {@code data} in the order of the source. Never
 * changes; several processes may read one file at once. Safe to share between threads.
 */
public final class Snapshot {
    private final Path database;

    private Snapshot(Path database) {
        this.database = database;
    }

    /** @throws ockham.api.UserError if the file is no snapshot */
    public static Snapshot open(Path database) {
        return new Snapshot(database);
    }

    public Path database() {
        return database;
    }

    /** Digest of the names, kinds and values, in order: the same input gives the same digest. */
    public String digest() {
        return Unbuilt.yet();
    }

    /** The file, or the URL without credentials, that was read. */
    public String source() {
        return Unbuilt.yet();
    }

    public long rows() {
        return Unbuilt.yet();
    }

    public List<ColumnInfo> columns() {
        return Unbuilt.yet();
    }

    /** What was done to the cells, in sentences. */
    public List<String> notes() {
        return Unbuilt.yet();
    }

    /** All columns. */
    public Table read() {
        return Unbuilt.yet();
    }

    /** The columns named, in the order named. */
    public Table read(List<String> columns) {
        return Unbuilt.yet();
    }
}
