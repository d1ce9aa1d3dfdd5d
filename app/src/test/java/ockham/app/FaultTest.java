package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Learners that crash, fill the memory, hang or throw, in real worker processes: each costs itself only. */
class FaultTest {
    @TempDir
    static Path folder;

    private static Cli run;
    private static JsonNode verdict;

    @BeforeAll
    static void aStudyWithEveryFault() throws Exception {
        Cli.customers(folder, 300);
        run = Cli.run(
                folder,
                List.of("crash", "memory", "hang", "error", "absent", "short"),
                "run",
                "customers.csv",
                "--target",
                "Churn",
                "--families",
                "linear,challenger",
                "--effort",
                "quick",
                "--memory",
                "700m",
                "--ceiling",
                "15s",
                "--out",
                "study");
        assertEquals(0, run.exit(), run.err());
        verdict = Cli.verdict(folder.resolve("study"));
    }

    @Test
    void theStudyReachesAVerdict() {
        assertEquals(0, run.exit(), run.err());
        assertEquals("scored", candidate("logistic").path("outcome").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "crash, failed, exit code 134",
        "memory, failed, out of memory",
        "hang, failed, over the ceiling",
        "error, failed, a bug in a learner",
        "absent, skipped, does not load"
    })
    void aFaultIsShownWithItsReason(String name, String outcome, String reason) {
        JsonNode candidate = candidate(name);
        assertEquals(outcome, candidate.path("outcome").asText());
        assertTrue(candidate.path("reason").asText().contains(reason), candidate.toString());
    }

    @Test
    void aFinalFitThatTheCeilingCutShortIsTold() {
        JsonNode candidate = candidate("short");
        assertEquals("scored", candidate.path("outcome").asText());
        assertTrue(
                candidate.path("reason").asText().contains("final fit on all rows was cut short"),
                candidate.toString());
    }

    @Test
    void thePageShowsTheReasonToo() throws Exception {
        String page = Files.readString(folder.resolve("study/report.html"));
        assertTrue(page.contains("a bug in a learner"));
    }

    @Test
    void noWorkerIsLeft() {
        long workers = ProcessHandle.allProcesses()
                .filter(p -> p.info().commandLine().orElse("").contains(folder.toString()))
                .count();
        assertEquals(0, workers);
    }

    private static JsonNode candidate(String name) {
        for (JsonNode candidate : verdict.path("candidates")) {
            if (candidate.path("name").asText().equals(name)) {
                return candidate;
            }
        }
        throw new AssertionError("no candidate " + name + " in " + verdict.path("candidates"));
    }
}
