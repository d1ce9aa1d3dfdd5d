package ockham.study.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import ockham.api.Column;
import ockham.api.Table;
import ockham.api.UserError;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;

/** Reads columns of a DuckDB table into arrays, chunk by chunk, in the order of its rows. */
record TableReader(Database database, String from) {
    Table read(List<ReadColumn> columns) {
        long rows = database.number("SELECT count(*) FROM " + from);
        if (rows > Integer.MAX_VALUE - 8) {
            throw new UserError(
                    "the data has " + rows + " rows: at most " + (Integer.MAX_VALUE - 8) + " fit into a table");
        }
        List<ColumnArray> arrays = columns.stream()
                .map(column -> ColumnArray.of(column, (int) rows))
                .toList();
        if (!columns.isEmpty()) {
            fill(columns, arrays);
        }
        List<Column> read = new ArrayList<>();
        for (ColumnArray array : arrays) {
            read.add(array.column());
        }
        return new Table(read, (int) rows);
    }

    private void fill(List<ReadColumn> columns, List<ColumnArray> arrays) {
        String sql = columns.stream()
                .map(ReadColumn::selected)
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + from));
        try (DuckDBPreparedStatement statement =
                        database.connection().prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            int at = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int k = 0; k < arrays.size(); k++) {
                    arrays.get(k).add(chunk.vector(k), (int) chunk.rowCount(), at);
                }
                at += (int) chunk.rowCount();
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
