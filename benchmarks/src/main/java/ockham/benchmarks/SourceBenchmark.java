package ockham.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import ockham.study.source.Snapshot;
import ockham.study.source.Source;
import ockham.study.source.SourceSettings;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBReadableVector;

/**
 * A CSV file of 20 mixed columns into arrays: snapshot and read, against DuckDB's own reader and chunks into arrays of
 * the same width. Prints seconds of each repeat, the medians and their ratio.
 *
 * <p>Arguments: rows (1000000), repeats (3).
 */
public final class SourceBenchmark {
    private static final int NUMBERS = 12;
    private static final int WORDS = 8;

    private SourceBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int repeats = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        Path folder = Files.createTempDirectory("ockham-source-benchmark");
        Path file = folder.resolve("rows.csv");
        Path database = folder.resolve("data.duckdb");
        try {
            write(file, rows);
            double[] own = new double[repeats];
            double[] bare = new double[repeats];
            for (int i = 0; i < repeats; i++) {
                bare[i] = seconds(() -> readBare(file, rows));
                own[i] = seconds(() -> readOwn(file, database));
                System.out.printf(
                        Locale.ROOT,
                        "repeat %d: DuckDB alone %.2f s, snapshot and read %.2f s%n",
                        i + 1,
                        bare[i],
                        own[i]);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d rows x %d columns, median: DuckDB alone %.2f s, snapshot and read %.2f s, ratio %.2f%n",
                    rows,
                    NUMBERS + WORDS,
                    median(bare),
                    median(own),
                    median(own) / median(bare));
        } finally {
            for (Path path : List.of(file, database, folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    private interface Work {
        void run() throws IOException, SQLException;
    }

    private static double seconds(Work work) throws IOException, SQLException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static void write(Path file, int rows) throws IOException {
        SplittableRandom random = new SplittableRandom(17);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int k = 0; k < NUMBERS + WORDS; k++) {
                out.write((k == 0 ? "" : ",") + (k < NUMBERS ? "n" : "w") + k);
            }
            out.newLine();
            for (int i = 0; i < rows; i++) {
                for (int k = 0; k < NUMBERS; k++) {
                    String cell = k % 3 == 0
                            ? String.valueOf(random.nextInt(10_000))
                            : String.valueOf(random.nextInt(1_000_000) / 1000.0);
                    out.write((k == 0 ? "" : ",") + (random.nextInt(50) == 0 ? "" : cell));
                }
                for (int k = 0; k < WORDS; k++) {
                    out.write(",level" + random.nextInt(2 << k));
                }
                out.newLine();
            }
        }
    }

    private static void readOwn(Path file, Path database) {
        Snapshot snapshot = Source.snapshot(new SourceSettings(file.toString(), null, "w12", Map.of()), database);
        if (snapshot.read().columns().size() != NUMBERS + WORDS) {
            throw new IllegalStateException("not all columns were read");
        }
    }

    private static void readBare(Path file, int rows) throws SQLException {
        double[][] numbers = new double[NUMBERS][rows];
        String[][] words = new String[WORDS][rows];
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                DuckDBPreparedStatement statement = connection
                        .prepareStatement(
                                "SELECT * REPLACE (n0::DOUBLE AS n0, n3::DOUBLE AS n3, n6::DOUBLE AS n6, n9::DOUBLE AS"
                                        + " n9) FROM read_csv('" + file + "')")
                        .unwrap(DuckDBPreparedStatement.class);
                DuckDBChunkedResult result = statement.query()) {
            int at = 0;
            while (result.nextChunk()) {
                DuckDBDataChunkReader chunk = result.chunk();
                int size = (int) chunk.rowCount();
                for (int k = 0; k < NUMBERS; k++) {
                    DuckDBReadableVector cells = chunk.vector(k);
                    for (int i = 0; i < size; i++) {
                        numbers[k][at + i] = cells.getDouble(i, Double.NaN);
                    }
                }
                for (int k = 0; k < WORDS; k++) {
                    DuckDBReadableVector cells = chunk.vector(NUMBERS + k);
                    for (int i = 0; i < size; i++) {
                        words[k][at + i] = cells.getString(i);
                    }
                }
                at += size;
            }
            if (at != rows) {
                throw new IllegalStateException("DuckDB read " + at + " of " + rows + " rows");
            }
        }
    }
}
