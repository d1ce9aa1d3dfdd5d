package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.UserError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries to real SQLite and DuckDB files. */
class QueryTest {
    @TempDir
    Path folder = Path.of("");

    private String sqlite = "";
    private String duckdb = "";

    @BeforeEach
    void createTables() throws SQLException {
        sqlite = "jdbc:sqlite:" + folder.resolve("shop.db");
        duckdb = "jdbc:duckdb:" + folder.resolve("shop.duckdb");
        for (String url : new String[] {sqlite, duckdb}) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE customers (id INTEGER, spent DOUBLE, city VARCHAR, note BLOB, churn VARCHAR)");
                for (int i = 0; i < 30; i++) {
                    statement.execute("INSERT INTO customers VALUES (" + i + ", " + i / 8.0 + ", "
                            + (i % 3 == 0 ? "NULL" : "'c" + i % 3 + "'") + ", NULL, '" + (i % 3 == 0 ? "yes" : "no")
                            + "')");
                }
            }
        }
    }

    private Snapshot snapshot(String url, String query) {
        return Source.snapshot(new SourceSettings(url, query, "churn", Map.of()), folder.resolve("data.duckdb"));
    }

    private String refusal(String url, String query) {
        UserError error = assertThrows(UserError.class, () -> snapshot(url, query));
        assertFalse(Files.exists(folder.resolve("data.duckdb")));
        return String.valueOf(error.getMessage());
    }

    @Test
    void bothDatabasesGiveTheSameRows() {
        String query = "SELECT id, spent, city, churn FROM customers ORDER BY id";
        Snapshot rows = snapshot(sqlite, query);
        assertEquals(30, rows.rows());
        assertEquals(ColumnKind.NUMBER, rows.column("spent").kind());
        assertEquals(ColumnKind.BOOLEAN, rows.column("churn").kind());
        assertEquals(10, rows.column("city").missing());
        assertEquals(29 / 8.0, ((Column.Numbers) rows.read().column("spent")).values()[29]);
        assertEquals(rows.digest(), snapshot(duckdb, query).digest());
    }

    @Test
    void columnsOfBytesAreLeftOut() {
        assertTrue(snapshot(sqlite, "SELECT * FROM customers")
                .notes()
                .toString()
                .contains("column note of type BLOB is left out"));
    }

    @Test
    void theSourceCannotBeChanged() throws SQLException {
        for (String url : new String[] {sqlite, duckdb}) {
            assertFalse(refusal(url, "DELETE FROM customers").isEmpty());
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement();
                    var count = statement.executeQuery("SELECT count(*) FROM customers")) {
                assertTrue(count.next());
                assertEquals(30, count.getInt(1));
            }
        }
    }

    @Test
    void badQueriesAreRefusedInTheDatabasesWords() {
        assertTrue(refusal(sqlite, "SELECT nope FROM customers").contains("no such column: nope"));
        assertTrue(refusal(duckdb, "SELECT nope FROM customers").contains("nope"));
        assertTrue(refusal(sqlite, "SELECT * FROM customers WHERE 1 = 0").contains("gives no rows"));
        assertTrue(refusal(sqlite, "SELECT id, id, churn FROM customers").contains("more than one column named id"));
        assertTrue(refusal(sqlite, "").contains("a query is needed"));
        assertTrue(refusal("jdbc:sqlite:" + folder.resolve("none.db"), "SELECT 1 AS churn")
                .contains("none.db"));
        assertFalse(Files.exists(folder.resolve("none.db")));
        assertTrue(refusal("jdbc:mysql://me:s3cret@host/shop", "SELECT 1").contains("no driver"));
        assertTrue(refusal(folder.resolve("shop.db").toString(), "SELECT 1").contains("a query needs a database"));
    }

    @Test
    void passwordsAreNeitherShownNorStored() {
        String url = "jdbc:postgresql://me:s3cret@127.0.0.1:1/shop?password=hunter2";
        String message = refusal(url, "SELECT 1 AS churn");
        assertTrue(message.contains("jdbc:postgresql://127.0.0.1:1/shop"), message);
        assertFalse(message.contains("s3cret") || message.contains("hunter2"), message);
        JdbcLocation location = JdbcLocation.of(url);
        assertEquals("jdbc:postgresql://127.0.0.1:1/shop", location.shown());
        assertFalse(location.withoutSecrets("no s3cret, no hunter2, no " + url).matches(".*(s3cret|hunter2).*"));
    }

    @Test
    void aQueryReachesNoOtherFile() throws Exception {
        Path other = Files.writeString(folder.resolve("other.csv"), "churn\n1\n2\n");
        assertFalse(refusal(duckdb, "SELECT * FROM read_csv('" + other + "')").isEmpty());
        Snapshot rows = snapshot(sqlite, "SELECT * FROM customers");
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeQuery("SELECT * FROM read_csv('" + other + "')"));
            assertThrows(SQLException.class, () -> statement.execute("SET enable_external_access = true"));
            assertThrows(SQLException.class, () -> statement.execute("DROP TABLE data"));
        }
    }
}
