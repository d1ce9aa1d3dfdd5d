package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Archive;
import ockham.score.monotone.Monotonicity;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Columns that no model may use, and columns in which every model must be monotone: from the case file to the models. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConstraintsTest {
    private static final String CASE = """
        decision: Refuse the loan
        act_on: "yes"
        currency: EUR
        volume: 20000 per year
        outcomes: [{truth: "yes", act: 500, wait: 0}, {truth: "no", act: -150, wait: 0}]
        today: sex = 'm'
        """;
    private static final String DECLARED =
            "forbidden: {sex: Equal treatment act}\nmonotone: {income: down, debt: up}\n";

    @TempDir
    static Path folder;

    /** Loans: more income, fewer defaults; more debt, more of them; one sex has more of them; and much noise. */
    private static List<String> loans() {
        SplittableRandom random = new SplittableRandom(11);
        List<String> lines = new ArrayList<>(List.of("income,debt,years,sex,default"));
        for (int i = 0; i < 500; i++) {
            double income = 30_000 * Math.exp(0.5 * random.nextGaussian());
            double debt = -8_000 * Math.log(1 - random.nextDouble());
            boolean man = random.nextBoolean();
            double score = 1 - income / 25_000 + debt / 12_000 + (man ? 1 : 0);
            boolean lost = random.nextDouble() < 1 / (1 + Math.exp(-score));
            lines.add(String.format(
                    Locale.ROOT,
                    "%.0f,%.0f,%d,%s,%s",
                    income,
                    debt,
                    random.nextInt(30),
                    man ? "m" : "f",
                    lost ? "yes" : "no"));
        }
        return lines;
    }

    private static Cli run(String out, String caseText, List<String> faults, String... more) throws Exception {
        Files.writeString(folder.resolve("case.yaml"), caseText);
        List<String> line = new ArrayList<>(List.of("run", "loans.csv", "--target", "default", "--case", "case.yaml"));
        line.addAll(List.of("--effort", "quick", "--folds", "2", "--repeats", "1", "--out", out));
        line.addAll(List.of(more));
        return Cli.run(folder, faults, line.toArray(String[]::new));
    }

    @BeforeAll
    static void oneStudyWithConstraintsAndOneWithout() throws Exception {
        Files.write(folder.resolve("loans.csv"), loans());
        // As any learner that does not do what it claims.
        Cli bound = run("bound", CASE + DECLARED, List.of("turns"));
        assertEquals(0, bound.exit(), bound.err());
        Cli free = run("free", CASE, List.of(), "--families", "boosting");
        assertEquals(0, free.exit(), free.err());
    }

    /** How often a model of a study turns where its columns were declared in the study with constraints. */
    private static Monotonicity asked(String study, String candidate) throws Exception {
        Archive archive = Archive.read(folder.resolve(study + "/models/" + candidate + ".ockham"));
        List<String[]> cells =
                loans().stream().skip(1).map(line -> line.split(",", -1)).toList();
        List<Column> columns = new ArrayList<>();
        List<String> names = List.of("income", "debt", "years");
        for (int c = 0; c < names.size(); c++) {
            int at = c;
            columns.add(new Column.Numbers(
                    names.get(c),
                    cells.stream()
                            .mapToDouble(row -> Double.parseDouble(row[at]))
                            .toArray()));
        }
        int[] codes = cells.stream().mapToInt(row -> row[3].equals("m") ? 1 : 0).toArray();
        columns.add(new Column.Categories("sex", ColumnKind.CATEGORY, List.of("f", "m"), codes));
        Rows rows = new Rows(
                new Table(columns, cells.size()),
                new double[cells.size()],
                new Task.Binary("no", "yes"),
                Map.of("income", Direction.DOWN, "debt", Direction.UP));
        return Monotonicity.of(archive.model(), rows, 77);
    }

    @Test
    @Order(1)
    void boundModelsHoldWhatFreeOnesBreak() throws Exception {
        for (String candidate : List.of("logistic", "shape-functions", "lightgbm", "xgboost", "ensemble")) {
            Monotonicity bound = asked("bound", candidate);
            assertEquals(0, bound.violations(), candidate + ": " + bound.worst());
            assertTrue(bound.predictions() > 20_000, candidate);
        }
        assertTrue(asked("free", "lightgbm").violations() > 100);
        assertTrue(asked("free", "xgboost").violations() > 100);
    }

    @Test
    @Order(1)
    void theRecordNamesThemAndSaysHowTheyWereChecked() throws Exception {
        JsonNode verdict = Cli.verdict(folder.resolve("bound"));
        JsonNode constraints = verdict.path("constraints");
        assertEquals(
                "[{\"column\":\"sex\",\"reason\":\"Equal treatment act\"}]",
                constraints.path("forbidden").toString());
        assertEquals(
                "[{\"column\":\"income\",\"direction\":\"down\"},{\"column\":\"debt\",\"direction\":\"up\"}]",
                constraints.path("monotone").toString());
        assertEquals(5, constraints.path("checks").size(), constraints.toString());
        for (JsonNode check : constraints.path("checks")) {
            assertEquals(250, check.path("rows").asInt());
            assertTrue(check.path("predictions").asLong() > 20_000);
            assertEquals(0, check.path("violations").asLong(-1));
            assertTrue(check.path("shown_by_form").asBoolean(), check.toString());
        }
        assertEquals("[\"sex\"]", verdict.path("data").path("left_out").toString());
        String findings = verdict.path("findings").toString();
        assertTrue(findings.contains("forbidden by the business case (sex: Equal treatment act)"), findings);
        assertTrue(
                findings.contains("all else equal, the probability of yes never falls where debt rises and never rises"
                        + " where income rises"),
                findings);
        String page = Files.readString(folder.resolve("bound/report.html"));
        assertTrue(page.contains("Held by every final model: 5 were asked about 250 rows"), "the page says so");
        assertTrue(Cli.verdict(folder.resolve("free")).path("constraints").isNull());
    }

    @Test
    @Order(1)
    void learnersThatCannotHoldThemAreSkippedAndOneThatBreaksThemIsNotWeighed() throws Exception {
        Map<String, JsonNode> candidates = new TreeMap<>();
        JsonNode verdict = Cli.verdict(folder.resolve("bound"));
        verdict.path("candidates").forEach(c -> candidates.put(c.path("name").asText(), c));
        for (String skipped : List.of("random-forest", "svm", "realmlp-small")) {
            assertEquals("skipped", candidates.get(skipped).path("outcome").asText(), skipped);
            assertEquals(
                    "cannot hold the declared monotone columns",
                    candidates.get(skipped).path("reason").asText());
        }
        String broken = candidates.get("turns").path("reason").asText();
        assertTrue(broken.contains("not weighed"), broken);
        assertTrue(broken.contains("does not hold the declared monotone columns"), broken);
        assertFalse(Files.exists(folder.resolve("bound/models/turns.ockham")));
        assertFalse(
                verdict.path("money").path("contenders").toString().contains("turns"),
                "what has no final model is not priced");
    }

    @Test
    @Order(1)
    void theForbiddenColumnHasNoInfluenceAndIsNotNeeded() throws Exception {
        List<String> lines = loans();
        Files.write(
                folder.resolve("turned.csv"),
                lines.stream()
                        .map(line ->
                                line.replace(",m,", ",x,").replace(",f,", ",m,").replace(",x,", ",f,"))
                        .toList());
        Files.write(
                folder.resolve("without.csv"),
                lines.stream()
                        .map(line -> {
                            List<String> cells = new ArrayList<>(List.of(line.split(",", -1)));
                            cells.remove(3);
                            return String.join(",", cells);
                        })
                        .toList());
        for (String candidate : List.of("lightgbm", "logistic")) {
            String before = predict("bound", "loans.csv", candidate);
            assertEquals(before, predict("bound", "turned.csv", candidate), candidate);
            assertEquals(before, predict("bound", "without.csv", candidate), candidate);
        }
        assertFalse(predict("free", "loans.csv", "lightgbm").equals(predict("free", "turned.csv", "lightgbm")));
    }

    private static String predict(String study, String file, String candidate) throws Exception {
        Files.deleteIfExists(folder.resolve("preds.csv"));
        Cli run = Cli.run(folder, List.of(), "predict", study, file, "--out", "preds.csv", "--candidate", candidate);
        assertEquals(0, run.exit(), run.err());
        return Files.readAllLines(folder.resolve("preds.csv")).stream().collect(Collectors.joining("\n"));
    }

    @Test
    @Order(2)
    void otherConstraintsAreOtherModels() throws Exception {
        Cli other = run("bound", CASE + DECLARED.replace("debt: up", "debt: down"), List.of("turns"));
        assertEquals(2, other.exit(), other.err());
        assertTrue(other.err().contains("was begun with other data or settings"), other.err());
        assertTrue(
                other.err()
                        .contains("columns declared monotone by the business case was {\"debt\":\"UP\",\"income\":"
                                + "\"DOWN\"}, is now {\"debt\":\"DOWN\",\"income\":\"DOWN\"}"),
                other.err());
        Cli none = run("bound", CASE, List.of("turns"));
        assertEquals(2, none.exit(), none.err());
        assertTrue(none.err().contains("is now not given"), none.err());
        assertTrue(none.err().contains("columns left out was [\"sex\"], is now []"), none.err());
    }

    @Test
    @Order(3)
    void theSameAgainIsTheSameBytesWithoutAnotherFit() throws Exception {
        String before = Cli.repeatable(folder.resolve("bound"));
        // The order of a mapping means nothing to models.
        Cli again = run("bound", CASE + DECLARED, List.of("turns"));
        assertEquals(0, again.exit(), again.err());
        assertEquals(before, Cli.repeatable(folder.resolve("bound")));
    }

    @Test
    @Order(4)
    void aMonotoneColumnThatNoModelSeesIsRefused() throws Exception {
        Cli dropped = run("none", CASE + DECLARED, List.of(), "--drop", "debt");
        assertEquals(2, dropped.exit(), dropped.err());
        assertTrue(
                dropped.err().contains("case.yaml: 1 problem")
                        && dropped.err().contains("line 8, column 26: monotone: debt is seen by no model")
                        && dropped.err().contains("it is named by --drop"),
                dropped.err());
        Files.write(
                folder.resolve("same.csv"),
                loans().stream()
                        .map(line -> line + (line.startsWith("income") ? ",flat" : ",7"))
                        .toList());
        Files.writeString(folder.resolve("case.yaml"), CASE + "monotone: {flat: up}\n");
        Cli flat = Cli.run(
                folder,
                List.of(),
                "run",
                "same.csv",
                "--target",
                "default",
                "--case",
                "case.yaml",
                "--effort",
                "quick",
                "--out",
                "none");
        assertEquals(2, flat.exit(), flat.err());
        assertTrue(flat.err().contains("line 7, column 12: monotone: flat is seen by no model"), flat.err());
        assertFalse(Files.exists(folder.resolve("none/verdict.json")));
    }
}
