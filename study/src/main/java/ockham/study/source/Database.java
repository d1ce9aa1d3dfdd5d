package ockham.study.source;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A DuckDB connection that loads no extension and reaches no file but its own and those allowed. Not thread-safe. */
final class Database implements AutoCloseable {
    private final Connection connection;

    private Database(Connection connection) {
        this.connection = connection;
    }

    /** Creates a database file; spilled rows and {@code readable} files are the only others it may touch. */
    static Database create(Path file, Path scratch, @Nullable Path readable) {
        return guarded("jdbc:duckdb:" + file, scratch, readable);
    }

    /** A database without a file. */
    static Database inMemory(Path scratch, @Nullable Path readable) {
        return guarded("jdbc:duckdb:", scratch, readable);
    }

    /** Opens a database file that several processes may read at once. */
    static Database readOnly(Path file) {
        Properties properties = new Properties();
        properties.setProperty("duckdb.read_only", "true");
        Database database = connect("jdbc:duckdb:" + file, properties);
        database.run("SET autoinstall_known_extensions = false");
        database.run("SET autoload_known_extensions = false");
        database.run("SET enable_external_access = false");
        database.run("SET TimeZone = 'UTC'");
        return database;
    }

    private static Database guarded(String url, Path scratch, @Nullable Path readable) {
        Database database = connect(url, new Properties());
        database.run("SET autoinstall_known_extensions = false");
        database.run("SET autoload_known_extensions = false");
        database.run("SET TimeZone = 'UTC'");
        database.run("SET temp_directory = " + text(scratch.toString()));
        database.run("SET allowed_directories = [" + text(scratch.toString()) + "]");
        if (readable != null) {
            database.run("SET allowed_paths = [" + text(readable.toString()) + "]");
        }
        database.run("SET enable_external_access = false");
        database.run("SET lock_configuration = true");
        return database;
    }

    private static Database connect(String url, Properties properties) {
        try {
            return new Database(DriverManager.getConnection(url, properties));
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    Connection connection() {
        return connection;
    }

    void run(String sql) {
        // A new statement each time: after an error an old one cannot be used again.
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** A row of an answer as a value. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String sql, RowReader<T> reader) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> all = new ArrayList<>();
            while (rows.next()) {
                all.add(reader.read(rows));
            }
            return all;
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The one number that a query answers. */
    long number(String sql) {
        return list(sql, row -> row.getLong(1)).getFirst();
    }

    /** An identifier, quoted. */
    static String name(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** A text literal, quoted. */
    static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** Text literals in parentheses, as an enumeration wants its levels. */
    static String texts(List<String> values) {
        return values.stream().map(Database::text).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * SQL that is true where {@code sql} is one of {@code values}. Not IN: DuckDB turns a long IN list into a hash join,
     * and rows do not come out of that in the order they went in.
     */
    static String oneOf(String sql, List<String> values) {
        return "list_contains(" + values.stream().map(Database::text).collect(Collectors.joining(", ", "[", "]")) + ", "
                + sql + ")";
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
