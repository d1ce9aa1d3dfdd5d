package ockham.study.challenger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ockham.api.UserError;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;
import ockham.study.settings.ChallengerReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked, kept and asked again. */
class ChallengersTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private Challengers challengers(String... options) {
        List<String> problems = new ArrayList<>();
        List<Challenger> read = ChallengerReader.read(List.of(options), problems);
        assertEquals(List.of(), problems);
        return Challengers.of(read, Fields.of(folder), new Challengers.Means(2, 4L << 30, () -> false, said::add));
    }

    private Path predictions(double offset) throws Exception {
        List<String> lines = new ArrayList<>(List.of("row,p_yes"));
        for (int row = Fields.ROWS; row > 0; row--) {
            lines.add(row + "," + String.format(Locale.ROOT, "%.4f", offset + row / 100.0));
        }
        Path file = folder.resolve("preds.csv");
        Files.write(file, lines);
        return file;
    }

    private static double first(Entered entered) {
        return ((Outcome.Scored) entered.outcomes().getFirst()).predictions().get(0, 1);
    }

    @Test
    void aFileGivesEveryRepeatTheSameAndAChangedOneIsNoticed() throws Exception {
        Path file = predictions(0);
        try (Evidence evidence = Evidence.open(folder.resolve("evidence.duckdb"))) {
            Entered once = challengers(file.toString()).race(evidence).getFirst();
            assertTrue(once.scored(4));
            assertEquals(0.01, first(once), 1e-12);
            assertTrue(once.notes().getFirst().contains("is your word"));
            said.clear();
            Entered again = challengers(file.toString()).race(evidence).getFirst();
            assertArrayEquals(
                    ((Outcome.Scored) once.outcomes().get(3)).predictions().values(),
                    ((Outcome.Scored) again.outcomes().get(3)).predictions().values());
            assertEquals(List.of(), said);
            predictions(0.3);
            Entered changed = challengers(file.toString()).race(evidence).getFirst();
            assertEquals(0.31, first(changed), 1e-12);
            assertTrue(
                    said.getFirst().contains("challenger preds has changed since the study's last run"),
                    said.toString());
        }
    }

    @Test
    void aCommandRunsOnceAFoldAndNotAgain() throws Exception {
        String option =
                "mine=cmd: " + Program.command("daemon") + " {train} {test} {out} 'to:" + folder.resolve("pids") + "'";
        try (Evidence evidence = Evidence.open(folder.resolve("evidence.duckdb"))) {
            Entered once = challengers(option).race(evidence).getFirst();
            assertTrue(once.scored(4), once.outcomes().toString());
            assertEquals(4, Files.readAllLines(folder.resolve("pids")).size());
            Entered again = challengers(option).race(evidence).getFirst();
            assertTrue(again.scored(4));
            assertEquals(4, Files.readAllLines(folder.resolve("pids")).size());
            assertEquals(first(once), first(again), 0);
        }
    }

    @Test
    void oneThatFailsIsTriedAgainNextTimeAndStopsNobodyElse() throws Exception {
        Path file = predictions(0);
        String broken = "broken=cmd: " + Program.command("exit") + " {train} {test} {out}";
        try (Evidence evidence = Evidence.open(folder.resolve("evidence.duckdb"))) {
            for (int run = 0; run < 2; run++) {
                said.clear();
                List<Entered> entered = challengers(broken, file.toString()).race(evidence);
                assertFalse(entered.get(0).scored(4));
                assertInstanceOf(Outcome.Failed.class, entered.get(0).outcomes().getFirst());
                assertTrue(entered.get(1).scored(4));
                assertTrue(said.stream().anyMatch(s -> s.contains("broken failed: fold 1: it ended with exit code 3")));
            }
        }
    }

    /** A name like those of the study's own trials would be taken for one of them. */
    @Test
    void namesOfTheStudysOwnContendersAndTrialsAreRefused() throws Exception {
        Path file = predictions(0);
        for (String name : List.of("logistic", "Logistic on 32 rows", "logistic without counts", "always call")) {
            UserError error = assertThrows(UserError.class, () -> challengers(name + "=" + file));
            assertTrue(String.valueOf(error.getMessage()).contains("give it another name"), error.getMessage());
        }
        assertEquals("logistics", challengers("logistics=" + file).shown().substring(0, 9));
    }

    @Test
    void allThatIsWrongIsSaidAtOnceBeforeAnythingRuns() throws Exception {
        Files.writeString(folder.resolve("few.csv"), "p_yes\n0.5\n");
        UserError error = assertThrows(
                UserError.class,
                () -> challengers(
                        "Logistic=" + folder.resolve("few.csv"),
                        folder.resolve("few.csv").toString(),
                        "x=cmd: no-such-program-42 {test} {out}"));
        String message = String.valueOf(error.getMessage());
        assertTrue(message.contains("Logistic is a contender of the study's own; give it another name"), message);
        assertTrue(message.contains("has 1 rows of predictions, but data.csv has 60 rows"), message);
        assertTrue(message.contains("there is no program no-such-program-42"), message);
    }
}
