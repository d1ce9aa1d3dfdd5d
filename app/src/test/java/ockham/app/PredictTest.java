package ockham.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import ockham.score.Scorer;
import ockham.study.report.Measured;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scoring with what a study leaves behind, without the data it learnt from. */
class PredictTest {
    private static final Map<String, List<String>> PREDICTED = new HashMap<>();

    @TempDir
    static Path folder;

    @BeforeAll
    static void aStudyWithoutItsData() throws Exception {
        Cli.customers(folder, 400);
        Files.copy(Path.of("..", "examples", "telco_churn", "case.yaml"), folder.resolve("case.yaml"));
        Cli run = Cli.run(
                folder,
                List.of(),
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
                "1",
                "--out",
                "study");
        assertEquals(0, run.exit(), run.err());
        Files.delete(folder.resolve("study/data.duckdb"));
        Files.delete(folder.resolve("study/evidence.duckdb"));
    }

    /** Every model the study has left: of each candidate, ensembles too. */
    static List<String> models() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("study/models"))) {
            List<String> names = files.map(f -> f.getFileName().toString().replace(".ockham", ""))
                    .sorted()
                    .toList();
            assertTrue(
                    names.containsAll(List.of("ensemble", "logistic", "lightgbm", "xgboost", "realmlp-small")),
                    names + "");
            return names;
        }
    }

    @Test
    void whatEveryModelTakesIsInTheRecordEnsemblesToo() throws IOException {
        StudyRecord record = VerdictJson.read(folder.resolve("study/verdict.json"));
        Map<String, Measured.Meter> meters = new HashMap<>();
        record.measured().candidates().forEach(meter -> meters.put(meter.candidate(), meter));
        for (String model : models()) {
            Measured.Meter meter = Objects.requireNonNull(meters.get(model), model);
            assertTrue(meter.trainSeconds() > 0, model);
            assertTrue(Objects.requireNonNull(meter.footprint(), model).archiveBytes() > 0, model);
        }
    }

    /** Predictions of the customers, asked for once a model. */
    private static List<String> customers(String candidate) throws Exception {
        List<String> lines = PREDICTED.get(candidate);
        if (lines == null) {
            lines = predict(candidate, folder.resolve("customers.csv"));
            PREDICTED.put(candidate, lines);
        }
        return lines;
    }

    private static List<String> predict(String candidate, Path file) throws Exception {
        Cli run = Cli.run(
                folder,
                List.of(),
                "predict",
                "study",
                file.toString(),
                "--out",
                "preds.csv",
                "--candidate",
                candidate,
                "--id",
                "customerID");
        assertEquals(0, run.exit(), run.err());
        return Files.readAllLines(folder.resolve("preds.csv"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void theFileHasIdsProbabilitiesAndDecisionsInTheOrderOfTheRows(String candidate) throws Exception {
        List<String> lines = customers(candidate);
        List<String> data = Files.readAllLines(folder.resolve("customers.csv"));
        assertEquals("customerID,prediction,p_No,p_Yes,decision,expected_value", lines.get(0));
        assertEquals(data.size(), lines.size());
        for (int i = 1; i < lines.size(); i++) {
            String[] cells = lines.get(i).split(",", -1);
            assertEquals(data.get(i).substring(0, data.get(i).indexOf(',')), cells[0]);
            double no = Double.parseDouble(cells[2]);
            double yes = Double.parseDouble(cells[3]);
            assertEquals(1, no + yes, 1e-9);
            assertEquals(yes > no ? "Yes" : "No", cells[1]);
            // By the case: calling is worth (40 + 4 x 75 + 120) / 6 on average if the customer would leave, else -12.
            double call = yes * 460.0 / 6 - no * 12;
            assertEquals(call > 0 ? "act" : "wait", cells[4]);
            assertEquals(Math.max(0, call), Double.parseDouble(cells[5]), 1e-9);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void aRowScoredInAnotherJvmIsTheSameToTheLastBit(String candidate) throws Exception {
        List<String> lines = customers(candidate);
        Scorer scorer = Scorer.open(folder.resolve("study/models/" + candidate + ".ockham"));
        List<String> data = Files.readAllLines(folder.resolve("customers.csv"));
        String[] names = data.get(0).split(",", -1);
        for (int i = 1; i < 50; i++) {
            String[] cells = data.get(i).split(",", -1);
            Map<String, Object> row = new HashMap<>();
            for (int c = 0; c < names.length; c++) {
                if (!cells[c].isBlank()) {
                    row.put(names[c], cells[c]);
                }
            }
            String[] predicted = lines.get(i).split(",", -1);
            assertArrayEquals(
                    new double[] {Double.parseDouble(predicted[2]), Double.parseDouble(predicted[3])},
                    scorer.score(row));
        }
    }

    @Test
    void levelsNeverSeenAndMissingCellsAreScored() throws Exception {
        List<String> data = Files.readAllLines(folder.resolve("customers.csv"));
        Path strange = folder.resolve("strange.csv");
        Files.write(strange, List.of(data.get(0), data.get(1).replace("Electronic check", "Barter"), data.get(2)));
        assertEquals(3, predict("lightgbm", strange).size());
    }

    @Test
    void aColumnThatIsMissingIsNamed() throws Exception {
        Path without = folder.resolve("without.csv");
        List<String> data = Files.readAllLines(folder.resolve("customers.csv"));
        Files.write(without, List.of(data.get(0).replace("tenure", "tenur"), data.get(1), data.get(2)));
        Cli run = Cli.run(
                folder,
                List.of(),
                "predict",
                "study",
                without.toString(),
                "--out",
                "bad.csv",
                "--candidate",
                "logistic");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("tenure") && run.err().contains("tenur"), run.err());
        assertTrue(Files.notExists(folder.resolve("bad.csv")));
    }

    @Test
    void theRowsToScoreAreNotWrittenOver() throws Exception {
        Path file = folder.resolve("customers.csv");
        String before = Files.readString(file);
        Cli run = Cli.run(folder, List.of(), "predict", "study", "customers.csv", "--out", "./study/../customers.csv");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("is the file to score itself"), run.err());
        assertEquals(before, Files.readString(file));
    }

    /** A record of an earlier version lacks what came later; its models are those of then, and read. */
    @Test
    void modelsOfAnEarlierStudyStillScore() throws Exception {
        Path old = folder.resolve("old");
        Files.createDirectories(old.resolve("models"));
        Files.copy(folder.resolve("study/models/logistic.ockham"), old.resolve("models/logistic.ockham"));
        Files.writeString(old.resolve("verdict.json"), """
            {"schema": "ockham/verdict/1", "verdict": "classical", "winner": {"candidate": "logistic"},
             "candidates": [{"name": "logistic", "outcome": "scored"}]}
            """);
        Cli run = Cli.run(folder, List.of(), "predict", "old", "customers.csv", "--out", "old.csv");
        assertEquals(0, run.exit(), run.err());
        assertTrue(Files.exists(folder.resolve("old.csv")));
    }

    @Test
    void anUnknownCandidateIsAnsweredWithTheNearest() throws Exception {
        Cli run = Cli.run(
                folder, List.of(), "predict", "study", "customers.csv", "--out", "bad.csv", "--candidate", "lightgmb");
        assertEquals(2, run.exit(), run.err());
        assertTrue(run.err().contains("did you mean lightgbm?"), run.err());
    }
}
