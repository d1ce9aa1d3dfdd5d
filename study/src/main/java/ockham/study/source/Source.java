package ockham.study.source;

import java.nio.file.Path;
import java.util.List;
import ockham.api.Table;
import ockham.score.InputColumn;

/** Reads data of any kind: into a snapshot for a study, or straight into a table like one read before. */
public final class Source {
    private Source() {}

    /**
     * Reads everything into a new snapshot.
     *
     * @param database the file to write; it is built beside and moved into place when complete
     * @throws ockham.api.UserError if the source cannot be read as a table
     * @throws ockham.api.MachineError if the disk is full or the snapshot cannot be written
     */
    public static Snapshot snapshot(SourceSettings settings, Path database) {
        return Unbuilt.yet();
    }

    /**
     * Reads another file with names and kinds given: rows to predict or to test on. Other columns are ignored.
     *
     * @throws ockham.api.UserError if a column is missing or cells do not fit their kind; all of them at once
     */
    public static Table readLike(String location, List<InputColumn> columns) {
        return readLike(location, columns, List.of());
    }

    /**
     * Reads another file as a snapshot's was read.
     *
     * @param like columns of that snapshot: where cells can be read in two ways (03/04/2025), they are read as its cells
     *     were
     * @throws ockham.api.UserError if a column is missing or cells do not fit their kind; all of them at once
     */
    public static Table readLike(String location, List<InputColumn> columns, List<ColumnInfo> like) {
        return Unbuilt.yet();
    }

    /**
     * Reads columns of a file as the text of their cells, all of kind TEXT; a blank cell is missing.
     *
     * @throws ockham.api.UserError if a column is missing
     */
    public static Table readText(String location, List<String> columns) {
        return Unbuilt.yet();
    }
}
