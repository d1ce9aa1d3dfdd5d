package ockham.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A study that is finished is judged anew: what the folder holds always belongs to one verdict, and that is said. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JudgedAgainTest {
    @TempDir
    static Path folder;

    private static Cli run(String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("run", "customers.csv", "--target", "Churn", "--effort", "quick"));
        line.addAll(List.of("--folds", "2", "--repeats", "1", "--out", "study"));
        line.addAll(List.of(more));
        Cli run = Cli.run(folder, List.of(), line.toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        return run;
    }

    private static Cli predict(String candidate) throws Exception {
        return Cli.run(
                folder, List.of(), "predict", "study", "customers.csv", "--out", "preds.csv", "--candidate", candidate);
    }

    private static List<String> models() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("study/models"))) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @BeforeAll
    static void aStudyWithACase() throws Exception {
        Cli.customers(folder, 300);
        Files.copy(Path.of("..", "examples", "telco_churn", "case.yaml"), folder.resolve("case.yaml"));
        Cli first = run("--case", "case.yaml", "--families", "linear");
        assertFalse(first.err().contains("judged again"), first.err());
        assertTrue(models().contains("logistic.ockham"));
    }

    @Test
    @Order(1)
    void theSameAgainChangesNoModelAndSaysNothing() throws Exception {
        Path model = folder.resolve("study/models/logistic.ockham");
        FileTime long_ago = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        byte[] before = Files.readAllBytes(model);
        Files.setLastModifiedTime(model, long_ago);
        Cli again = run("--case", "case.yaml", "--families", "linear");
        assertFalse(again.err().contains("judged again"), again.err());
        assertArrayEquals(before, Files.readAllBytes(model));
        assertEquals(long_ago, Files.getLastModifiedTime(model));
    }

    @Test
    @Order(2)
    void aRunThatDiedBeforeTheVerdictIsNoFinishedStudyAndTheSameCommandMendsIt() throws Exception {
        String verdict = Cli.repeatable(folder.resolve("study"));
        Files.delete(folder.resolve("study/verdict.json"));
        Cli report = Cli.run(folder, List.of(), "report", "study");
        assertEquals(2, report.exit(), report.err());
        assertTrue(report.err().contains("give its command again"), report.err());
        assertEquals(2, predict("logistic").exit());
        run("--case", "case.yaml", "--families", "linear");
        assertEquals(verdict, Cli.repeatable(folder.resolve("study")));
    }

    /** Nothing is trained for it: places are filled by what the models of the study expect. */
    @Test
    @Order(3)
    void aCapacityIsFilledByTheModelsThereAre() throws Exception {
        Path limited = folder.resolve("limited.yaml");
        Files.writeString(limited, Files.readString(folder.resolve("case.yaml")) + "capacity: 10%\n");
        Cli again = run("--case", "limited.yaml", "--families", "linear");
        assertTrue(again.err().contains("judged again"), again.err());
        String verdict = Files.readString(folder.resolve("study/verdict.json"));
        assertTrue(verdict.contains("At most 10 % of the decisions may be to act"), verdict);
        Cli predicted = predict("logistic");
        assertTrue(
                predicted
                        .out()
                        .contains("That keeps the capacity of 10 % over all decisions; of this file alone it would be"
                                + " 30"),
                predicted.out());
        long acted = Files.readAllLines(folder.resolve("preds.csv")).stream()
                .filter(line -> line.contains(",act,"))
                .count();
        assertTrue(acted > 10 && acted < 60, acted + " of 300 rows that it has learnt from");
        assertTrue(predicted.out().contains("; " + acted + " to be acted on"), predicted.out());
    }

    @Test
    @Order(4)
    void withoutTheCaseTheModelsDecideNothingAndThatIsSaid() throws Exception {
        Cli without = run("--families", "linear", "--metric", "accuracy");
        assertTrue(
                without.err()
                        .contains(
                                "judged again with case none (before: limited.yaml) and metric accuracy (before: AUC)"),
                without.err());
        assertEquals(0, predict("logistic").exit());
        assertEquals(
                "prediction,p_No,p_Yes",
                Files.readAllLines(folder.resolve("preds.csv")).getFirst());
    }

    @Test
    @Order(5)
    void modelsOfFamiliesThatAreNoLongerRacedAreGone() throws Exception {
        Cli other = run("--families", "boosting");
        assertTrue(other.err().contains("families boosting (before: linear)"), other.err());
        assertFalse(models().contains("logistic.ockham"), models().toString());
        Cli refused = predict("logistic");
        assertEquals(2, refused.exit(), refused.err());
        assertTrue(refused.err().contains("the study has no such model"), refused.err());
    }

    @Test
    @Order(6)
    void anArchiveThatTheVerdictDoesNotListIsRefused() throws Exception {
        Files.copy(
                folder.resolve("study/models/lightgbm.ockham"), folder.resolve("study/models/of-another-study.ockham"));
        Cli refused = predict("of-another-study");
        assertEquals(2, refused.exit(), refused.err());
        assertFalse(refused.err().contains("(it has lightgbm, of-another-study"), refused.err());
    }
}
