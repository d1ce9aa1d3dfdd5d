package ockham.benchmarks.future;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A table parted into the rows that are studied and rows that come later. */
final class Halves {
    /** So many rows that come later are enough: they tell a value to a fraction of what a sample of thousands does. */
    private static final int MOST_LATER = 20_000;

    private final Path studied;
    private final Path later;
    private final String target;

    private Halves(Path folder, String target) {
        this.studied = folder.resolve("studied.csv");
        this.later = folder.resolve("later.csv");
        this.target = target;
    }

    /** Targets of the rows that are studied. */
    List<String> known() throws SQLException {
        return column(studied, target);
    }

    /** Targets of the rows that come later. */
    List<String> truth() throws SQLException {
        return column(later, target);
    }

    Path studied() {
        return studied;
    }

    Path later() {
        return later;
    }

    /** Parts a file at random, once; rows without a target are left out. */
    static Halves of(Path file, String target, int rows, int seed, Path folder) throws IOException, SQLException {
        Halves halves = new Halves(folder, target);
        if (Files.exists(halves.later)) {
            return halves;
        }
        Files.createDirectories(folder);
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement()) {
            String source = file.toString().endsWith(".parquet")
                    ? "read_parquet(" + text(file) + ")"
                    : "read_csv(" + text(file) + ", all_varchar = true, header = true)";
            statement.execute(
                    "CREATE TABLE shuffled AS SELECT * EXCLUDE (place), row_number() OVER (ORDER BY hash(place + "
                            + seed + " * 1000003)) AS place FROM (SELECT *, row_number() OVER () AS place FROM "
                            + source
                            + ") WHERE " + name(target) + " IS NOT NULL");
            copy(statement, "place <= " + rows, halves.studied);
            copy(statement, "place > " + rows + " AND place <= " + (rows + MOST_LATER), halves.later);
        }
        return halves;
    }

    private static void copy(Statement statement, String where, Path to) throws SQLException, IOException {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        statement.execute("COPY (SELECT * EXCLUDE (place) FROM shuffled WHERE " + where + " ORDER BY place) TO "
                + text(part) + " (HEADER, DELIMITER ',')");
        Files.move(part, to);
    }

    /** A column of a CSV file without missing cells, as text. */
    static List<String> column(Path file, String column) throws SQLException {
        List<String> cells = new ArrayList<>();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + name(column) + " FROM read_csv(" + text(file)
                        + ", all_varchar = true, header = true, parallel = false)")) {
            while (rows.next()) {
                cells.add(rows.getString(1));
            }
        }
        return cells;
    }

    private static String text(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String name(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }
}
