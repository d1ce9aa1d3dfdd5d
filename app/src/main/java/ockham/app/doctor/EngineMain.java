package ockham.app.doctor;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import ockham.api.LearnerProvider;

/**
 * Loads one engine in a process of its own and says on one line how that went, so that an engine that crashes or hangs
 * takes nothing with it. Started by {@link EngineProbe}.
 */
final class EngineMain {
    static final String DATA_ENGINE = "duckdb";
    static final String LOADS = "loads: ";
    static final String DOES_NOT = "does not: ";

    private EngineMain() {}

    /** @param arguments the engine's name */
    public static void main(String[] arguments) {
        System.out.println(line(arguments[0]));
        System.out.flush();
        // Native threads that linger must not keep the process.
        Runtime.getRuntime().halt(0);
    }

    private static String line(String engine) {
        try {
            return engine.equals(DATA_ENGINE) ? dataEngine() : learner(engine);
        } catch (SQLException | RuntimeException | LinkageError e) {
            return DOES_NOT + oneLine(String.valueOf(e));
        }
    }

    private static String dataEngine() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT version()")) {
            return answer.next() ? LOADS + "DuckDB " + answer.getString(1) : DOES_NOT + "it gave no answer";
        }
    }

    private static String learner(String engine) {
        LearnerProvider provider = ServiceLoader.load(LearnerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(p -> p.name().equals(engine))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no engine of the name " + engine));
        Optional<String> reason = provider.unavailable();
        List<String> versions = provider.versions();
        return reason.map(text -> DOES_NOT + oneLine(text))
                .orElseGet(() -> LOADS + (versions.isEmpty() ? engine : String.join(", ", versions)));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
