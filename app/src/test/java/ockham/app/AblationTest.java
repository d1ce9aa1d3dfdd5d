package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import ockham.study.compare.Estimate;
import ockham.study.report.FeatureWorth;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What feature engineering is worth, in tables where that is known, and that measuring it changes nothing else. */
class AblationTest {
    @TempDir
    static Path folder;

    /** How the target follows from a row's five numbers, the first two of which share the row's size, from 1 to 1,100. */
    private interface Truth {
        double of(double[] x, SplittableRandom random);
    }

    private static final Truth RATIO = (x, random) -> 4 * x[0] / x[1] + x[2] + 0.2 * random.nextGaussian();
    private static final Truth SUM = (x, random) -> 2 * x[2] - x[4] + 0.5 * random.nextGaussian();
    private static final Truth NOISE = (x, random) -> random.nextGaussian();

    /** Gaps of {@code d} and {@code day} say nothing of the target, whatever the truth. */
    private static void table(String name, Truth truth) throws IOException {
        SplittableRandom random = new SplittableRandom(11);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write("a,b,c,d,e,day,y\n");
            for (int i = 0; i < 1_200; i++) {
                double[] x = new double[5];
                double size = Math.exp(random.nextDouble(0, 7));
                for (int c = 0; c < x.length; c++) {
                    x[c] = random.nextGaussian();
                    x[c] = c == 0 ? size * Math.exp(0.3 * x[c]) : c == 1 ? size : x[c];
                    boolean gap = c == 3 && random.nextInt(4) == 0;
                    out.write(gap ? "," : String.format(Locale.ROOT, "%.4f,", x[c]));
                }
                out.write(LocalDate.EPOCH.plusDays(random.nextInt(9_000, 10_000)) + ",");
                out.write(String.format(Locale.ROOT, "%.4f%n", truth.of(x, random)));
            }
        }
    }

    private static Path study(String file, String target, String out, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("run", file, "--target", target, "--effort", "quick"));
        line.addAll(List.of("--folds", "3", "--repeats", "1", "--out", out));
        line.addAll(List.of(more));
        Cli run = Cli.run(folder, List.of(), line.toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        return folder.resolve(out);
    }

    private static FeatureWorth worth(Path study) throws IOException {
        return VerdictJson.read(study.resolve("verdict.json")).featureEngineering();
    }

    private static FeatureWorth.Step step(FeatureWorth worth, String name) {
        return worth.steps().stream()
                .filter(s -> s.step().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + worth.steps()));
    }

    private static Estimate gain(FeatureWorth.Step step) {
        Estimate gain = step.gain();
        assertNotNull(gain, step.toString());
        return gain;
    }

    private static void coversZero(FeatureWorth worth) {
        for (String name : List.of("everything", "time parts", "missing marks")) {
            FeatureWorth.Step step = step(worth, name);
            assertTrue(gain(step).low() < 0 && gain(step).high() > 0, step.toString());
            assertEquals(FeatureWorth.Finding.NO_GAIN_SHOWN, step.finding());
        }
        assertTrue(worth.sentence().startsWith("No gain of feature engineering is shown on "), worth.sentence());
    }

    @BeforeAll
    static void tables() throws Exception {
        table("ratio.csv", RATIO);
        table("sum.csv", SUM);
        table("noise.csv", NOISE);
    }

    @Test
    void aRatioThatTreesNeedIsAGainClearOfZero() throws Exception {
        FeatureWorth worth = worth(study("ratio.csv", "y", "ratio", "--families", "boosting", "--ablation"));
        for (String name : List.of("everything", "combinations")) {
            FeatureWorth.Step step = step(worth, name);
            assertEquals(FeatureWorth.Finding.GAIN, step.finding(), step.toString());
            // Noise alone has 0.2.
            assertTrue(gain(step).low() > 0.02, step.toString());
        }
        List<String> made = step(worth, "combinations").columns();
        assertTrue(made.contains("a / b") || made.contains("b / a"), made.toString());
        assertEquals("RMSE", worth.unit());
        assertTrue(worth.sentence().startsWith("Feature engineering lowers RMSE by "), worth.sentence());
    }

    /** Fourteen columns of a day without a say and marks of gaps without one can only cost a linear model a little. */
    @Test
    void columnsThatAddUpGainNothing() throws Exception {
        FeatureWorth worth = worth(study("sum.csv", "y", "sum", "--families", "linear", "--ablation"));
        for (String name : List.of("everything", "time parts", "missing marks")) {
            FeatureWorth.Step step = step(worth, name);
            assertTrue(gain(step).low() < 0, step.toString());
            assertTrue(Math.abs(gain(step).mean()) < 0.03, step.toString());
        }
        assertFalse(worth.sentence().contains(" lowers "), worth.sentence());
    }

    @Test
    void aTargetOfNoiseGainsNothing() throws Exception {
        coversZero(worth(study("noise.csv", "y", "noise", "--families", "linear", "--ablation")));
    }

    /** Customers some of whose charges are missing, so that linear models have marks to leave out. */
    private static String customers(int rows) throws IOException {
        List<String> lines = Files.readAllLines(Cli.customers(folder, rows));
        List<String> columns = List.of(lines.getFirst().split(",", -1));
        int at = columns.indexOf("MonthlyCharges");
        for (int i = 1; i < lines.size(); i += 6) {
            String[] cells = lines.get(i).split(",", -1);
            cells[at] = "";
            lines.set(i, String.join(",", cells));
        }
        Files.write(folder.resolve("gaps.csv"), lines);
        Path business = folder.resolve("case.yaml");
        if (!Files.exists(business)) {
            Files.copy(Path.of("..", "examples", "telco_churn", "case.yaml"), business);
        }
        return "gaps.csv";
    }

    /** Where trees get nothing to combine, their model without the step is the one with it: nothing is fitted for it. */
    @Test
    void whatAStepDidNothingForIsNotFittedAgain() throws Exception {
        Path study = study("sum.csv", "y", "trees", "--families", "boosting", "--drop", "d,day", "--ablation");
        FeatureWorth.Step step = step(worth(study), "combinations");
        assertEquals(0, gain(step).low());
        assertEquals(0, gain(step).high());
        assertEquals("it made nothing in any fold, so the model without it is the same", step.note());
        try (Connection evidence = DriverManager.getConnection("jdbc:duckdb:" + study.resolve("evidence.duckdb"));
                Statement statement = evidence.createStatement();
                ResultSet seconds = statement.executeQuery(
                        "SELECT count(*), sum(fit_seconds) FROM trial WHERE candidate LIKE '% without %'")) {
            seconds.next();
            assertEquals(3, seconds.getInt(1));
            assertEquals(0, seconds.getDouble(2));
        }
    }

    private static String[] with(String... more) {
        List<String> all = new ArrayList<>(List.of("--case", "case.yaml", "--families", "linear"));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    private static ObjectNode rest(Path study) throws IOException {
        ObjectNode verdict = (ObjectNode) Cli.verdict(study);
        verdict.remove(List.of("measured", "feature_engineering"));
        ((ObjectNode) verdict.path("provenance")).remove("command");
        ((ObjectNode) verdict.path("provenance").path("settings")).remove("ablation");
        return verdict;
    }

    @Test
    void measuringChangesNothingElseNeitherDoCoresNorInterruption() throws Exception {
        String file = customers(400);
        Path measured = study(file, "Churn", "measured", with("--ablation"));
        Path without = study(file, "Churn", "without", with("--no-ablation"));
        assertEquals(rest(without), rest(measured));
        FeatureWorth worth = worth(measured);
        assertEquals("EUR a year", worth.unit());
        assertTrue(worth.measured(), worth.sentence());
        String said = worth(without).sentence();
        assertEquals(
                "The worth of feature engineering was not measured: quick effort leaves it out (--ablation"
                        + " measures it).",
                said);

        String bytes = Cli.repeatable(measured);
        assertEquals(bytes, Cli.repeatable(study(file, "Churn", "one-core", with("--ablation", "--threads", "1"))));

        // The race of another study is there already; what is missing is begun, killed and taken up again.
        int kills = 0;
        for (int wait = 900; kills < 4; wait += 600) {
            Process process = Cli.start(folder, List.of(), line(file, "without", with("--ablation")));
            if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                break;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        assertTrue(kills > 0, "never interrupted");
        study(file, "Churn", "without", with("--ablation"));
        assertEquals(bytes, Cli.repeatable(without));
        long before = trials(without);
        Cli again = Cli.run(folder, List.of(), line(file, "without", with("--ablation")));
        assertFalse(again.err().contains("measuring what feature engineering"), again.err());
        assertEquals(before, trials(without));
        variantsAreNoCandidates(measured);
    }

    private static String[] line(String file, String out, String... more) {
        List<String> line = new ArrayList<>(List.of("run", file, "--target", "Churn", "--effort", "quick"));
        line.addAll(List.of("--folds", "3", "--repeats", "1", "--out", out));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private static long trials(Path study) throws Exception {
        try (Connection evidence = DriverManager.getConnection("jdbc:duckdb:" + study.resolve("evidence.duckdb"));
                Statement statement = evidence.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM trial WHERE candidate LIKE '% without feature engineering'")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void variantsAreNoCandidates(Path study) throws Exception {
        assertEquals(3, trials(study));
        JsonNode verdict = Cli.verdict(study);
        for (JsonNode list :
                List.of(verdict.path("candidates"), verdict.path("money").path("contenders"))) {
            assertTrue(
                    StreamSupport.stream(list.spliterator(), false)
                            .noneMatch(c -> c.path("name").asText().contains("without")),
                    list.toString());
        }
        try (var models = Files.list(study.resolve("models"))) {
            assertTrue(models.noneMatch(m -> m.toString().contains("without")));
        }
    }

    @Test
    void aBudgetLeavesItOutAndRefusesIt() throws Exception {
        String file = customers(300);
        Path study = study(file, "Churn", "budget", "--families", "linear", "--budget", "60s");
        FeatureWorth worth = worth(study);
        assertNull(worth.candidate());
        assertTrue(worth.sentence().contains("under a time budget"), worth.sentence());
        Cli refused = Cli.run(folder, List.of(), line(file, "refused", "--budget", "60s", "--ablation"));
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--ablation: not under a budget"), refused.err());
    }
}
