package ockham.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import ockham.study.report.CandidateResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A time budget that is short for the data: still a verdict on models, and all that was left out is listed. */
@Isolated("budgets count seconds")
class BudgetTest {
    @TempDir
    Path folder;

    /** Numbers; which of the classes a row has shows in the first two. */
    private void table(int rows, int columns, int classes) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("rows.csv"))) {
            for (int c = 0; c < columns; c++) {
                out.write("c" + c + ",");
            }
            out.write("y\n");
            for (int i = 0; i < rows; i++) {
                int truth = random.nextInt(classes);
                for (int c = 0; c < columns; c++) {
                    double shift = c == 0 ? truth % 5 : c == 1 ? truth / 5 : 0;
                    out.write(Math.round(100 * (2 * shift + random.nextGaussian())) / 100.0 + ",");
                }
                out.write("class " + truth + "\n");
            }
        }
    }

    private StudyRecord run(String budget) throws Exception {
        Cli run = Cli.run(folder, List.of(), "run", "rows.csv", "--target", "y", "--budget", budget, "--out", "study");
        assertEquals(0, run.exit(), run.err());
        StudyRecord record = VerdictJson.read(folder.resolve("study/verdict.json"));
        for (CandidateResult candidate : record.candidates()) {
            if (candidate.outcome() != CandidateResult.Outcome.SCORED) {
                String reason = Objects.requireNonNull(candidate.reason(), candidate.name());
                assertTrue(reason.length() > 10, candidate.name());
            }
        }
        return record;
    }

    @Test
    void manyClasses() throws Exception {
        table(6_000, 16, 26);
        StudyRecord record = run("40s");
        assertNotEquals("do not build", record.verdict(), record.sentence());
        assertNotNull(record.winner());
        assertEquals(1, record.data().folds());
        assertTrue(
                record.data().split().endsWith("one split of 5 for want of time"),
                record.data().split());
    }

    @Test
    void manyColumns() throws Exception {
        table(400, 1_500, 2);
        assertNotNull(run("40s").winner());
    }

    @Test
    void withoutAModelInTimeThereIsNoVerdict() throws Exception {
        table(20_000, 16, 26);
        Cli run = Cli.run(folder, List.of(), "run", "rows.csv", "--target", "y", "--budget", "2s", "--out", "study");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("no verdict"), run.err());
        assertTrue(Files.notExists(folder.resolve("study/verdict.json")));
    }

    @Test
    void resultsOfOneBudgetAreNotMixedWithThoseOfAnother() throws Exception {
        table(300, 3, 2);
        run("20s");
        byte[] before = Files.readAllBytes(folder.resolve("study/verdict.json"));
        Cli other = Cli.run(folder, List.of(), "run", "rows.csv", "--target", "y", "--budget", "3s", "--out", "study");
        assertEquals(2, other.exit(), other.err());
        assertTrue(other.err().contains("the time budget"), other.err());
        assertArrayEquals(before, Files.readAllBytes(folder.resolve("study/verdict.json")));
    }
}
