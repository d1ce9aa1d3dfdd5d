package ockham.study.race;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.api.MachineError;
import ockham.api.Predictions;
import ockham.api.UserError;
import ockham.study.candidate.Candidate;
import ockham.study.split.Fold;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What a study has learnt so far, in {@code evidence.duckdb}: trials with their predictions, footprints, importances. A
 * trial is one transaction, so a study that dies keeps every finished one. Users may query it. Safe for
 * use by several threads.
 */
public final class Evidence implements AutoCloseable {
    private static final List<String> TABLES =
            List.of("CREATE TABLE IF NOT EXISTS study(key VARCHAR PRIMARY KEY, value VARCHAR)", """
                CREATE TABLE IF NOT EXISTS trial(candidate VARCHAR, family VARCHAR, repeat INTEGER, fold INTEGER,
                  outcome VARCHAR, reason VARCHAR, fit_seconds DOUBLE, predict_seconds DOUBLE, peak_bytes BIGINT,
                  cpu_seconds DOUBLE, PRIMARY KEY(candidate, repeat, fold))\
                """, """
                CREATE TABLE IF NOT EXISTS prediction(candidate VARCHAR, repeat INTEGER, fold INTEGER, row INTEGER,
                  output INTEGER, value DOUBLE)\
                """, """
                CREATE TABLE IF NOT EXISTS footprint(candidate VARCHAR PRIMARY KEY, fit_seconds DOUBLE, p50_micros DOUBLE,
                  p99_micros DOUBLE, p99_low_micros DOUBLE, p99_high_micros DOUBLE, rows_per_second DOUBLE,
                  archive_bytes BIGINT, parameters BIGINT, peak_bytes BIGINT, cpu_seconds DOUBLE)\
                """);

    private final Connection connection;
    private final Path file;

    private Evidence(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /**
     * Opens or creates the store.
     *
     * @throws UserError if another process has it open
     */
    public static Evidence open(Path file) {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("threads", "1");
        try {
            Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file.toAbsolutePath(), properties);
            try (Statement statement = connection.createStatement()) {
                for (String table : TABLES) {
                    statement.execute(table);
                }
            }
            connection.setAutoCommit(false);
            return new Evidence(connection, file);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw new UserError(
                        "the study in " + file.getParent() + " is open in another process; wait for it or end it", e);
            }
            throw failed("open", file, e);
        }
    }

    /** A remembered property of the study. */
    public synchronized Optional<String> property(String key) {
        try (PreparedStatement query = connection.prepareStatement("SELECT value FROM study WHERE key = ?")) {
            query.setString(1, key);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? Optional.ofNullable(found.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw failed("read", file, e);
        }
    }

    /** Remembers a property, over an earlier value. */
    public synchronized void property(String key, String value) {
        write("INSERT OR REPLACE INTO study VALUES (?, ?)", List.of(key, value));
    }

    /**
     * The finished trials of a candidate, by place of the fold among the study's. Failures are kept for those who query
     * them, but tried again: more memory, a mended library or a quieter machine may be the difference.
     */
    public synchronized Map<Integer, Outcome> outcomes(String candidate, List<Fold> folds) {
        Map<Integer, Outcome> outcomes = new LinkedHashMap<>();
        for (int i = 0; i < folds.size(); i++) {
            Optional<Outcome> outcome = outcome(candidate, folds.get(i));
            if (outcome.isPresent() && outcome.get() instanceof Outcome.Scored) {
                outcomes.put(i, outcome.get());
            }
        }
        return outcomes;
    }

    private Optional<Outcome> outcome(String candidate, Fold fold) {
        String sql = "SELECT outcome, reason, fit_seconds, predict_seconds, peak_bytes, cpu_seconds FROM trial"
                + " WHERE candidate = ? AND repeat = ? AND fold = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, candidate);
            query.setInt(2, fold.repeat());
            query.setInt(3, fold.fold());
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                String reason = found.getString(2);
                return Optional.of(
                        switch (found.getString(1)) {
                            case "scored" ->
                                new Outcome.Scored(
                                        predictions(candidate, fold),
                                        new Outcome.Timing(
                                                found.getDouble(3),
                                                found.getDouble(4),
                                                found.getLong(5),
                                                found.getDouble(6)),
                                        reason);
                            case "skipped" -> new Outcome.Skipped(reason);
                            default -> new Outcome.Failed(reason);
                        });
            }
        } catch (SQLException e) {
            throw failed("read", file, e);
        }
    }

    private Predictions predictions(String candidate, Fold fold) throws SQLException {
        String sql =
                "SELECT value FROM prediction WHERE candidate = ? AND repeat = ? AND fold = ? ORDER BY row, output";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, candidate);
            query.setInt(2, fold.repeat());
            query.setInt(3, fold.fold());
            List<Double> values = new ArrayList<>();
            try (ResultSet found = query.executeQuery()) {
                while (found.next()) {
                    values.add(found.getDouble(1));
                }
            }
            int rows = fold.test().length;
            return new Predictions(
                    rows,
                    values.size() / rows,
                    values.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }

    /** Keeps how a trial ended. A stopped trial is not kept: it is run when the study is resumed. */
    public void record(Candidate candidate, Fold fold, Outcome outcome) {
        record(candidate.name(), candidate.family(), fold, outcome);
    }

    /** Keeps how a trial of somebody ended who need not be a candidate of the ladder. */
    public synchronized void record(String candidate, Family family, Fold fold, Outcome outcome) {
        try {
            Outcome.Timing timing = new Outcome.Timing(Double.NaN, Double.NaN, 0, Double.NaN);
            if (outcome instanceof Outcome.Stopped) {
                return;
            } else if (outcome instanceof Outcome.Scored scored) {
                timing = scored.timing();
                // A statement has to open the transaction: rows of an appender alone would be committed by themselves.
                delete(candidate, fold);
                append(candidate, fold, scored.predictions());
            }
            insert(
                    "INSERT OR REPLACE INTO trial VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    List.of(
                            candidate,
                            family.label(),
                            fold.repeat(),
                            fold.fold(),
                            outcome.word(),
                            outcome.reason(),
                            timing.fitSeconds(),
                            timing.predictSeconds(),
                            timing.peakBytes(),
                            timing.cpuSeconds()));
            connection.commit();
        } catch (SQLException e) {
            throw failed("write", file, e);
        }
    }

    private void delete(String candidate, Fold fold) throws SQLException {
        String sql = "DELETE FROM prediction WHERE candidate = ? AND repeat = ? AND fold = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, candidate);
            statement.setInt(2, fold.repeat());
            statement.setInt(3, fold.fold());
            statement.executeUpdate();
        }
    }

    private void append(String candidate, Fold fold, Predictions predictions) throws SQLException {
        try (DuckDBAppender appender = connection
                .unwrap(DuckDBConnection.class)
                .createAppender(DuckDBConnection.DEFAULT_SCHEMA, "prediction")) {
            for (int i = 0; i < predictions.rows(); i++) {
                for (int k = 0; k < predictions.width(); k++) {
                    appender.beginRow();
                    appender.append(candidate);
                    appender.append(fold.repeat());
                    appender.append(fold.fold());
                    appender.append(fold.test()[i]);
                    appender.append(k);
                    appender.append(predictions.get(i, k));
                    appender.endRow();
                }
            }
        }
    }

    /** Forgets all that was found of a candidate that is no longer what it was. */
    public synchronized void forgetAll(String candidate) {
        for (String table : List.of("prediction", "trial", "footprint")) {
            write("DELETE FROM " + table + " WHERE candidate = ?", List.of(candidate));
        }
    }

    /** The footprint measured for a candidate, if it was. */
    public synchronized Optional<Footprint> footprint(String candidate) {
        try (PreparedStatement query = connection.prepareStatement("SELECT * FROM footprint WHERE candidate = ?")) {
            query.setString(1, candidate);
            try (ResultSet found = query.executeQuery()) {
                if (!found.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Footprint(
                        found.getDouble(2),
                        found.getDouble(3),
                        found.getDouble(4),
                        found.getDouble(5),
                        found.getDouble(6),
                        found.getDouble(7),
                        found.getLong(8),
                        found.getLong(9),
                        found.getLong(10),
                        found.getDouble(11)));
            }
        } catch (SQLException e) {
            throw failed("read", file, e);
        }
    }

    /** Forgets what was measured of a candidate's final model, which is about to be replaced. */
    public synchronized void forget(String candidate) {
        write("DELETE FROM footprint WHERE candidate = ?", List.of(candidate));
    }

    /** Keeps a footprint, once. */
    public synchronized void record(String candidate, Footprint footprint) {
        write(
                "INSERT OR REPLACE INTO footprint VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        candidate,
                        footprint.fitSeconds(),
                        footprint.p50Micros(),
                        footprint.p99Micros(),
                        footprint.p99LowMicros(),
                        footprint.p99HighMicros(),
                        footprint.rowsPerSecond(),
                        footprint.archiveBytes(),
                        footprint.parameters(),
                        footprint.peakBytes(),
                        footprint.cpuSeconds()));
    }

    private void write(String sql, List<Object> values) {
        try {
            insert(sql, values);
            connection.commit();
        } catch (SQLException e) {
            throw failed("write", file, e);
        }
    }

    private void insert(String sql, List<Object> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            statement.executeUpdate();
        }
    }

    private static MachineError failed(String what, Path file, SQLException e) {
        return new MachineError(
                "cannot " + what + " " + file + ": " + e.getMessage()
                        + ". Is the disk full, or the folder not writable? What was finished is kept; run the same"
                        + " command again.",
                e);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException("cannot close " + file, e));
        }
    }
}
