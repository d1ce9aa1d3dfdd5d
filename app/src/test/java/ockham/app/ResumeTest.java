package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same data, settings and seed: the same bytes of verdict, whatever the cores and however often the study was killed. */
class ResumeTest {
    private static final int KILLS = 20;

    @TempDir
    static Path folder;

    private static String undisturbed;

    @BeforeAll
    static void anUndisturbedStudy() throws Exception {
        Cli.customers(folder, 400);
        Files.copy(Path.of("..", "examples", "telco_churn", "case.yaml"), folder.resolve("case.yaml"));
        Cli run = Cli.run(folder, List.of(), study("undisturbed", 2));
        assertEquals(0, run.exit(), run.err());
        undisturbed = Cli.repeatable(folder.resolve("undisturbed"));
    }

    private static String[] study(String out, int threads) {
        return new String[] {
            "run",
            "customers.csv",
            "--target",
            "Churn",
            "--case",
            "case.yaml",
            "--effort",
            "quick",
            "--folds",
            "3",
            "--repeats",
            "2",
            "--threads",
            Integer.toString(threads),
            "--out",
            out
        };
    }

    @Test
    void oneCoreGivesTheSameBytes() throws Exception {
        Cli run = Cli.run(folder, List.of(), study("one-core", 1));
        assertEquals(0, run.exit(), run.err());
        assertEquals(undisturbed, Cli.repeatable(folder.resolve("one-core")));
    }

    @Test
    void aFinishedStudyGivesTheSameBytesAgainWithoutTraining() throws Exception {
        Cli run = Cli.run(folder, List.of(), study("undisturbed", 2));
        assertEquals(0, run.exit(), run.err());
        assertEquals(undisturbed, Cli.repeatable(folder.resolve("undisturbed")));
        assertTrue(!run.err().contains(" fold "), "trained again: " + run.err());
    }

    @Test
    void killingAtTwentyRandomMomentsChangesNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(20);
        List<String> finished = new ArrayList<>();
        int kills = 0;
        int round = 0;
        while (kills < KILLS) {
            String out = "killed-" + round;
            Process process = Cli.start(folder, List.of(), study(out, 2));
            if (process.waitFor(random.nextLong(300, 3500), TimeUnit.MILLISECONDS)) {
                assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr.txt")));
                finished.add(out);
                round++;
            } else {
                process.destroyForcibly().waitFor();
                kills++;
            }
        }
        if (Files.exists(folder.resolve("killed-" + round))) {
            Cli last = Cli.run(folder, List.of(), study("killed-" + round, 2));
            assertEquals(0, last.exit(), last.err());
            finished.add("killed-" + round);
        }
        assertTrue(!finished.isEmpty());
        for (String out : finished) {
            assertEquals(undisturbed, Cli.repeatable(folder.resolve(out)), out);
        }
    }

    private static Path copied(String from, String to) throws IOException {
        Path source = folder.resolve(from);
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(source.relativize(file)));
            }
        }
        return folder.resolve(to);
    }

    /** What is known of a removed model does not stand for the one that takes its place. */
    @Test
    void aModelThatIsFittedAgainIsMeasuredAgain() throws Exception {
        Path study = copied("undisturbed", "removed");
        try (Connection evidence = DriverManager.getConnection("jdbc:duckdb:" + study.resolve("evidence.duckdb"));
                Statement statement = evidence.createStatement()) {
            assertEquals(
                    1, statement.executeUpdate("UPDATE footprint SET archive_bytes = 1 WHERE candidate = 'logistic'"));
        }
        Path model = study.resolve("models").resolve("logistic.ockham");
        Files.delete(model);
        Cli again = Cli.run(folder, List.of(), study("removed", 2));
        assertEquals(0, again.exit(), again.err());
        assertEquals(undisturbed, Cli.repeatable(study));
        JsonNode measured = Cli.verdict(study).path("measured").path("candidates");
        boolean found = false;
        for (JsonNode candidate : measured) {
            if (candidate.path("candidate").asText().equals("logistic")) {
                found = true;
                assertTrue(candidate.path("footprint").path("archive_bytes").asLong() > 1000, candidate.toString());
            }
        }
        assertTrue(found);
    }

    /** The same command, given while it still runs, is refused and takes nothing from the one that runs. */
    @Test
    void aSecondProcessIsRefusedAndDisturbsNothing() throws Exception {
        Path study = Files.createDirectories(folder.resolve("taken"));
        Path result = Files.createDirectories(study.resolve("work")).resolve("rows.bin");
        Files.writeString(result, "rows");
        try (Connection other = DriverManager.getConnection("jdbc:duckdb:" + study.resolve("evidence.duckdb"));
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE held(x INTEGER)");
            Cli run = Cli.run(folder, List.of(), study("taken", 2));
            assertEquals(2, run.exit(), run.err());
            assertTrue(run.err().contains("is open in another process"), run.err());
            assertEquals("rows", Files.readString(result));
            assertTrue(Files.exists(study.resolve("evidence.duckdb")));
        }
    }

    @Test
    void anotherSeedIsNotMixedIn() throws Exception {
        List<String> other = new ArrayList<>(List.of(study("undisturbed", 2)));
        other.addAll(List.of("--seed", "2"));
        Cli run = Cli.run(folder, List.of(), other.toArray(String[]::new));
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("seed was 1, is now 2"), run.err());
        assertEquals(undisturbed, Cli.repeatable(folder.resolve("undisturbed")));
    }
}
