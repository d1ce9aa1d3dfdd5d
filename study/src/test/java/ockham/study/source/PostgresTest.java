package ockham.study.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import ockham.api.Column;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries to a real PostgreSQL server on loopback, where its programs are installed; skipped with the reason elsewhere. */
class PostgresTest {
    private static final String PASSWORD = "s3cret-word";

    @TempDir
    static Path folder;

    private static @Nullable Path programs;
    private static int port;

    @BeforeAll
    static void startServer() throws IOException, InterruptedException, SQLException {
        programs = programs();
        assumeTrue(programs != null, "PostgreSQL's initdb is neither on PATH nor in /usr/lib/postgresql/*/bin");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        String data = folder.resolve("server").toString();
        String made = server(
                "initdb",
                "-D",
                data,
                "-U",
                "reader",
                "-A",
                "scram-sha-256",
                "--pwfile=" + password,
                "-E",
                "UTF8",
                "--no-sync");
        assumeTrue(made.isEmpty(), () -> "initdb does not work here: " + made);
        String options = "-h 127.0.0.1 -p " + port + " -k " + folder + " -c fsync=off";
        String started = server(
                "pg_ctl",
                "-D",
                data,
                "-w",
                "-t",
                "30",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                options,
                "start");
        assumeTrue(started.isEmpty(), () -> "the server does not start here: " + started);
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE orders (id bigint, amount numeric(10, 2), ratio double precision, city text, paid"
                            + " boolean, day date, at timestamptz, photo bytea, returned text)");
            statement.execute(
                    "INSERT INTO orders SELECT i, i / 4.0, i / 3.0, CASE WHEN i % 3 = 0 THEN NULL ELSE 'Ø ' || i % 3"
                        + " END, i % 2 = 0, DATE '2025-01-01' + i, TIMESTAMPTZ '2025-01-01 12:00:00+02' + i * INTERVAL"
                        + " '1 hour', 'x', CASE WHEN i % 5 = 0 THEN 'yes' ELSE 'no' END FROM generate_series(0, 24999)"
                        + " AS i");
        }
    }

    @AfterAll
    static void stopServer() throws IOException, InterruptedException {
        if (programs != null && Files.exists(folder.resolve("server/postmaster.pid"))) {
            assertEquals(
                    "", server("pg_ctl", "-D", folder.resolve("server").toString(), "-w", "-m", "immediate", "stop"));
        }
    }

    private static String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=reader&password=" + PASSWORD;
    }

    private static @Nullable Path programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(versions)) {
            try (Stream<Path> found = Files.list(versions)) {
                found.map(version -> version.resolve("bin")).sorted().forEach(folders::add);
            }
        }
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .forEach(folders::add);
        return folders.stream()
                .filter(path ->
                        Files.isExecutable(path.resolve("initdb")) && Files.isExecutable(path.resolve("pg_ctl")))
                .findFirst()
                .orElse(null);
    }

    /** Runs one of the server's programs, as another user where this is root, whom they refuse; what it said if it failed. */
    private static String server(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
        }
        command.add(String.valueOf(programs == null ? program : programs.resolve(program)));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile(folder, program, ".out");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return program + " took more than a minute";
        }
        return process.exitValue() == 0 ? "" : program + ": " + Files.readString(said, StandardCharsets.UTF_8);
    }

    private static Snapshot snapshot(String url, String query, Path database) {
        return Source.snapshot(new SourceSettings(url, query, "returned", Map.of()), database);
    }

    @Test
    void readsEveryTypeInTheOrderOfTheQuery(@TempDir Path study) {
        Snapshot snapshot = snapshot(url(), "SELECT * FROM orders ORDER BY id DESC", study.resolve("data.duckdb"));
        assertEquals(
                List.of(
                        "id NUMBER",
                        "amount NUMBER",
                        "ratio NUMBER",
                        "city CATEGORY",
                        "paid BOOLEAN",
                        "day TIME",
                        "at TIME",
                        "returned BOOLEAN"),
                Given.kinds(snapshot));
        assertEquals(25_000, snapshot.rows());
        for (int i = 0; i < 25_000; i += 4999) {
            assertEquals(24_999 - i, Given.numbers(snapshot, "id")[i]);
            assertEquals((24_999 - i) / 3.0, Given.numbers(snapshot, "ratio")[i]);
        }
        assertEquals("Ø 1", Given.words(snapshot, "city").get(2));
        assertEquals(
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2025-01-01T10:00:00Z")),
                ((Column.Times) snapshot.read().column("at")).micros()[24_999]);
        assertTrue(
                snapshot.notes().toString().contains("column photo of type bytea is left out"),
                snapshot.notes().toString());
        assertEquals(
                List.of("no", "yes"),
                Targets.of(snapshot, "returned", null, null).task().classes());
    }

    @Test
    void neitherStoresNorShowsThePassword(@TempDir Path study) throws IOException {
        Path database = study.resolve("data.duckdb");
        Snapshot snapshot = snapshot(url(), "SELECT id, returned FROM orders", database);
        assertEquals("jdbc:postgresql://127.0.0.1:" + port + "/postgres", snapshot.source());
        assertFalse(new String(Files.readAllBytes(database), StandardCharsets.ISO_8859_1).contains(PASSWORD));
        for (String query : List.of("SELECT nope FROM orders", "SELECT 1 FROM nowhere", "DELETE FROM orders")) {
            String message = String.valueOf(assertThrows(UserError.class, () -> snapshot(url(), query, database))
                    .getMessage());
            assertFalse(message.contains(PASSWORD), message);
        }
        String wrong = url().replace(PASSWORD, "wrong-" + PASSWORD);
        UserError refused = assertThrows(UserError.class, () -> snapshot(wrong, "SELECT 1", database));
        assertFalse(String.valueOf(refused.getMessage()).contains(PASSWORD), refused.getMessage());
    }

    @Test
    void saysWhatTheDatabaseSays(@TempDir Path study) {
        UserError error = assertThrows(
                UserError.class, () -> snapshot(url(), "SELECT nope FROM orders", study.resolve("data.duckdb")));
        assertTrue(String.valueOf(error.getMessage()).contains("column \"nope\" does not exist"), error.getMessage());
        UserError none = assertThrows(
                UserError.class,
                () -> snapshot(url(), "SELECT * FROM orders WHERE id < 0", study.resolve("data.duckdb")));
        assertTrue(String.valueOf(none.getMessage()).contains("gives no rows"), none.getMessage());
    }
}
