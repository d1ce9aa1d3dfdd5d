package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ockham.study.report.CandidateResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own test rows judge, and nothing else does. */
class TestFileTest {
    @TempDir
    Path folder;

    @Test
    void ownTestRowsJudgeAndAreCountedApart() throws Exception {
        List<String> lines = Files.readAllLines(Cli.customers(folder, 500));
        Files.write(folder.resolve("train.csv"), lines.subList(0, 401));
        List<String> test = new ArrayList<>(lines.subList(401, 501));
        test.addFirst(lines.getFirst());
        Files.write(folder.resolve("test.csv"), test);
        Cli run = Cli.run(
                folder,
                List.of(),
                "run",
                "train.csv",
                "--target",
                "Churn",
                "--test",
                "test.csv",
                "--families",
                "linear",
                "--effort",
                "quick",
                "--out",
                "study");
        assertEquals(0, run.exit(), run.err());
        StudyRecord record = VerdictJson.read(folder.resolve("study/verdict.json"));
        assertEquals(500, record.data().rows());
        assertEquals(100, record.data().testRows());
        assertEquals(1, record.data().folds());
        assertTrue(record.candidates().stream()
                .anyMatch(c -> c.name().equals("logistic") && c.outcome() == CandidateResult.Outcome.SCORED));
    }
}
