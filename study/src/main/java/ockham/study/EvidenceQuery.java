package ockham.study;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import ockham.api.UserError;

/** Questions in SQL to a study's evidence and data, read only. */
public final class EvidenceQuery {
    private EvidenceQuery() {}

    /**
     * Prints the rows of a query, tab-separated, under a line of column names; a missing value is an empty cell.
     *
     * @param study the study folder
     * @throws SQLException if the query is wrong
     */
    public static void print(Path study, String query, PrintWriter out) throws SQLException {
        Path evidence = study.resolve("evidence.duckdb");
        if (!Files.exists(evidence)) {
            throw new UserError(study + " is not a study folder: it has no evidence.duckdb");
        }
        Properties readOnly = new Properties();
        readOnly.setProperty("duckdb.read_only", "true");
        readOnly.setProperty("autoinstall_known_extensions", "false");
        readOnly.setProperty("autoload_known_extensions", "false");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + evidence.toAbsolutePath(), readOnly);
                Statement statement = connection.createStatement()) {
            String data =
                    study.resolve("data.duckdb").toAbsolutePath().toString().replace("'", "''");
            statement.execute("ATTACH '" + data + "' AS snapshot (READ_ONLY)");
            statement.execute("SET search_path = '" + catalog(evidence) + ",snapshot'");
            statement.execute("SET enable_external_access = false");
            statement.execute("SET lock_configuration = true");
            try (ResultSet rows = statement.executeQuery(query)) {
                print(rows, out);
            }
        }
        out.flush();
    }

    private static String catalog(Path evidence) {
        return String.valueOf(evidence.getFileName()).replaceFirst("\\.duckdb$", "");
    }

    private static void print(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            line.append(i == 1 ? "" : "\t").append(meta.getColumnLabel(i));
        }
        out.println(line);
        while (rows.next()) {
            line.setLength(0);
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                String cell = rows.getString(i);
                line.append(i == 1 ? "" : "\t").append(cell == null ? "" : cell.replaceAll("[\\t\\r\\n]", " "));
            }
            out.println(line);
        }
    }
}
