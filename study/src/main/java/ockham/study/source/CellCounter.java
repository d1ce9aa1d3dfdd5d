package ockham.study.source;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/** Counts the different texts of staged columns. */
final class CellCounter {
    /** Up to so many different texts are fetched; a column with more is judged by its first rows. */
    static final int MOST = 50_000;

    private static final int FIRST_ROWS = 20_000;
    private static final int WIDE = 300;

    private final Database database;
    private final long rows;

    CellCounter(Database database) {
        this.database = database;
        this.rows = database.number("SELECT count(*) FROM raw");
    }

    /** One for each column. */
    List<CellCounts> count(List<RawColumn> columns) {
        // A query over a table of thousands of columns takes milliseconds to plan, so then one query serves many.
        if (columns.size() > WIDE || rows <= FIRST_ROWS) {
            return Batches.of(columns).stream()
                    .flatMap(batch -> first(batch).stream())
                    .toList();
        }
        List<CellCounts> counts = new ArrayList<>();
        for (List<RawColumn> batch : Batches.of(columns)) {
            double[] distinct = Batches.numbers(
                    database,
                    batch.stream()
                            .map(column -> "approx_count_distinct(" + column.text() + ")")
                            .collect(Collectors.joining(", ", "SELECT [", "] FROM raw")));
            for (int i = 0; i < batch.size(); i++) {
                // The estimate is within a few percent; the limit is of memory, not of meaning.
                counts.add(
                        distinct[i] <= MOST
                                ? all(batch.get(i))
                                : first(batch.subList(i, i + 1)).getFirst());
            }
        }
        return counts;
    }

    private CellCounts all(RawColumn column) {
        CellCounts.Builder counts = new CellCounts.Builder();
        database.list(
                "SELECT " + column.text() + " AS t, count(*) FROM raw WHERE " + column.column()
                        + " IS NOT NULL GROUP BY t",
                row -> {
                    counts.add(row.getString(1), row.getLong(2));
                    return true;
                });
        return counts.build(true);
    }

    private List<CellCounts> first(List<RawColumn> columns) {
        String sql = columns.stream()
                .map(RawColumn::text)
                .collect(Collectors.joining(", ", "SELECT ", " FROM raw LIMIT " + FIRST_ROWS));
        List<CellCounts.Builder> counts =
                columns.stream().map(column -> new CellCounts.Builder()).toList();
        try (DuckDBPreparedStatement statement =
                        database.connection().prepareStatement(sql).unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                for (int k = 0; k < columns.size(); k++) {
                    add(chunk.vector(k), chunk.rowCount(), counts.get(k));
                }
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
        return counts.stream().map(builder -> builder.build(rows <= FIRST_ROWS)).toList();
    }

    private static void add(DuckDBReadableVector cells, long size, CellCounts.Builder counts) {
        for (long i = 0; i < size; i++) {
            if (!cells.isNull(i)) {
                counts.add(cells.getString(i), 1);
            }
        }
    }
}
