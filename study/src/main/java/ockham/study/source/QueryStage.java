package ockham.study.source;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import ockham.api.UserError;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * Stages the answer to a query on a database, opened for reading only. Cells are staged as text and looked at like those
 * of a file, since SQLite holds any type in any column.
 */
final class QueryStage {
    private static final int FETCHED = 10_000;
    private static final Set<Integer> NESTED = Set.of(
            Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT, Types.REF);

    private final Database database;
    private final StagingRequest request;
    private final JdbcLocation location;

    QueryStage(Database database, StagingRequest request, JdbcLocation location) {
        this.database = database;
        this.request = request;
        this.location = location;
    }

    Staged stage(String sql) {
        try (Connection connection = connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCHED);
                try (ResultSet rows = statement.executeQuery(sql)) {
                    return staged(rows);
                }
            }
        } catch (SQLException e) {
            throw new UserError(
                    location.shown() + ": " + location.withoutSecrets(new DatabaseException(e).getMessage() + ""), e);
        }
    }

    private Connection connect() throws SQLException {
        return switch (location.kind()) {
            case SQLITE -> {
                SQLiteConfig config = new SQLiteConfig();
                config.setReadOnly(true);
                yield DriverManager.getConnection(location.url(), config.toProperties());
            }
            case DUCKDB -> {
                Properties properties = new Properties();
                properties.setProperty("duckdb.read_only", "true");
                properties.setProperty("enable_external_access", "false");
                yield DriverManager.getConnection(location.url(), properties);
            }
            case POSTGRESQL -> {
                Connection connection = DriverManager.getConnection(location.url());
                connection.setReadOnly(true);
                yield connection;
            }
        };
    }

    private Staged staged(ResultSet rows) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> names = new ArrayList<>();
        List<RawColumn> columns = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            String name = meta.getColumnLabel(i);
            names.add(name);
            if (!request.wants(name)) {
                continue;
            }
            String type = String.valueOf(meta.getColumnTypeName(i));
            if (NESTED.contains(meta.getColumnType(i)) || type.equalsIgnoreCase("blob") || type.endsWith("]")) {
                notes.add("column " + name + " of type " + type + " is left out: it does not hold single values");
                continue;
            }
            columns.add(new RawColumn(name, "c" + (i - 1), RawColumn.Type.VARCHAR, type.toLowerCase(Locale.ROOT)));
            places.add(i);
        }
        refuseTwice(names);
        copy(rows, meta, columns, places);
        if (database.number("SELECT count(*) FROM raw") == 0) {
            throw new UserError(location.shown() + ": the query gives no rows: at least four are needed");
        }
        return new Staged(location.shown(), columns, names, row -> "row " + (row + 1), false, notes);
    }

    private void refuseTwice(List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice =
                names.stream().filter(name -> !seen.add(name)).distinct().toList();
        if (!twice.isEmpty()) {
            throw new UserError(location.shown() + ": the query gives more than one column named "
                    + String.join(", ", twice) + ": name them apart with AS");
        }
    }

    private void copy(ResultSet rows, ResultSetMetaData meta, List<RawColumn> columns, List<Integer> places)
            throws SQLException {
        String list = columns.stream().map(c -> c.column() + " VARCHAR").collect(Collectors.joining(", "));
        database.run("CREATE OR REPLACE TEMP TABLE raw (" + (list.isEmpty() ? "none VARCHAR" : list) + ")");
        boolean[] zoned = new boolean[places.size()];
        for (int k = 0; k < zoned.length; k++) {
            String type = String.valueOf(meta.getColumnTypeName(places.get(k))).toLowerCase(Locale.ROOT);
            zoned[k] = type.equals("timestamptz") || type.equals("timestamp with time zone");
        }
        try (DuckDBAppender appender =
                database.connection().unwrap(DuckDBConnection.class).createAppender("temp", "main", "raw")) {
            while (rows.next()) {
                appender.beginRow();
                for (int k = 0; k < zoned.length; k++) {
                    append(appender, cell(rows, places.get(k), zoned[k]));
                }
                if (zoned.length == 0) {
                    appender.appendNull();
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, @Nullable String cell) throws SQLException {
        if (cell == null) {
            appender.appendNull();
        } else {
            appender.append(cell);
        }
    }

    private static @Nullable String cell(ResultSet rows, int column, boolean zoned) throws SQLException {
        Object value = zoned ? rows.getObject(column, OffsetDateTime.class) : rows.getObject(column);
        return switch (value) {
            case null -> null;
            case OffsetDateTime moment ->
                moment.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().toString();
            case Timestamp moment -> moment.toLocalDateTime().toString();
            case BigDecimal number -> number.toPlainString();
            default -> value.toString();
        };
    }
}
