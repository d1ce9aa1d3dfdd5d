package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ockham.study.report.LearningCurves;
import ockham.study.report.LearningCurves.Finding;
import ockham.study.report.LearningCurves.Point;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning curves of whole studies, in tables where it is known how much there is to learn. */
class CurvesTest {
    private static final int COLUMNS = 40;

    @TempDir
    static Path folder;

    /** A sum of forty columns with equal weights, of which a linear model learns more with every row; or noise. */
    private static void table(String name, int rows, double weight) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            StringBuilder head = new StringBuilder();
            for (int c = 0; c < COLUMNS; c++) {
                head.append('x').append(c).append(',');
            }
            out.write(head + "y\n");
            for (int i = 0; i < rows; i++) {
                double sum = 0;
                StringBuilder line = new StringBuilder();
                for (int c = 0; c < COLUMNS; c++) {
                    double x = random.nextGaussian();
                    sum += x;
                    line.append(String.format(Locale.ROOT, "%.3f,", x));
                }
                double y = weight * sum + random.nextGaussian();
                out.write(line + (y > 0 ? "yes" : "no") + "\n");
            }
        }
    }

    private static String[] line(String file, String target, String out, String... more) {
        List<String> line = new ArrayList<>(List.of("run", file, "--target", target, "--effort", "quick"));
        line.addAll(List.of("--families", "linear", "--folds", "3", "--repeats", "1", "--out", out));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private static LearningCurves study(String file, String target, String out, String... more) throws Exception {
        Cli run = Cli.run(folder, List.of(), line(file, target, out, more));
        assertEquals(0, run.exit(), run.err());
        return curves(out);
    }

    private static LearningCurves curves(String out) throws IOException {
        return VerdictJson.read(folder.resolve(out).resolve("verdict.json")).learningCurves();
    }

    @Test
    void aModelThatLearnsMoreWithEveryRowIsSeenTo() throws Exception {
        table("sum.csv", 900, 0.3);
        LearningCurves curves = study("sum.csv", "y", "sum", "--curves");
        assertEquals(1, curves.sides().size());
        LearningCurves.Side side = curves.sides().getFirst();
        assertEquals("classical", side.side());
        assertEquals("AUC", curves.unit());
        List<Point> points = side.points();
        assertEquals(
                List.of(91.0, 128.0, 182.0, 256.0, 363.0, 600.0),
                points.stream().map(Point::rows).toList());
        assertTrue(points.getLast().score() > points.getFirst().score() + 0.05, side.toString());
        assertEquals(Finding.PROJECTED, side.finding(), side.toString());
        assertEquals(2_400, side.limit(), 1e-9);
        double projected = side.projected().getLast().score().mean();
        assertTrue(projected > points.getLast().score(), side.toString());
        // The best weights have an AUC of about .97: what is expected there must not be far beyond it.
        assertTrue(projected < 0.99, curves.sentence());
        assertTrue(
                curves.sentence().startsWith("Twice the rows would raise AUC of logistic by about "),
                curves.sentence());
        assertNull(curves.crossing());
        assertNull(curves.rowWorth());
    }

    /** Targets that say nothing have nothing to be learnt of them, with however many rows: no row of a test is learnt from. */
    @Test
    void aShuffledTargetGivesAFlatCurve() throws Exception {
        table("noise.csv", 900, 0);
        LearningCurves.Side side =
                study("noise.csv", "y", "noise", "--curves").sides().getFirst();
        for (Point point : side.points()) {
            assertEquals(0.5, point.score(), 0.06, side.toString());
        }
        double rise = side.points().getLast().score() - side.points().getFirst().score();
        assertTrue(Math.abs(rise) < 0.06, side.toString());
    }

    @Test
    void theSameBytesWhateverTheCoresAndInterruptionsAndNothingElseIsChanged() throws Exception {
        Cli.customers(folder, 500);
        Files.copy(Path.of("..", "examples", "telco_churn", "case.yaml"), folder.resolve("case.yaml"));
        String[] with = {"--curves", "--case", "case.yaml"};
        LearningCurves without = study("customers.csv", "Churn", "without", "--case", "case.yaml");
        assertTrue(without.sides().isEmpty());
        assertEquals(
                "What more rows would be worth was not measured: quick effort leaves it out (--curves measures it).",
                without.sentence());
        LearningCurves curves = study("customers.csv", "Churn", "measured", with);
        assertEquals("EUR a year", curves.unit());
        assertEquals(500, curves.rows());
        String bytes = Cli.repeatable(folder.resolve("measured"));
        study("customers.csv", "Churn", "one-core", "--curves", "--case", "case.yaml", "--threads", "1");
        assertEquals(bytes, Cli.repeatable(folder.resolve("one-core")));
        // The race of another study is there already; what is missing is begun, killed and taken up again.
        int kills = 0;
        for (int wait = 1_000; kills < 4; wait += 600) {
            Process process = Cli.start(folder, List.of(), line("customers.csv", "Churn", "without", with));
            if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                break;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        assertTrue(kills > 0, "never interrupted");
        study("customers.csv", "Churn", "without", with);
        assertEquals(bytes, Cli.repeatable(folder.resolve("without")));
        ObjectNode verdict = (ObjectNode) Cli.verdict(folder.resolve("measured"));
        assertFalse(verdict.path("candidates").findValuesAsText("name").stream().anyMatch(n -> n.endsWith(" rows")));
    }

    /** More rows to test than a curve reaches: nothing can be said, and the study ends well. */
    @Test
    void aTestFileBeyondTheReachOfTheCurve() throws Exception {
        Path all = Cli.customers(folder, 1500);
        List<String> lines = Files.readAllLines(all);
        Files.write(folder.resolve("few.csv"), lines.subList(0, 301));
        LearningCurves.Side side = study("few.csv", "Churn", "few", "--curves", "--test", "customers.csv")
                .sides()
                .getFirst();
        assertEquals(Finding.NOT_MEASURED, side.finding());
        assertTrue(String.valueOf(side.note()).contains("more than four times the 300"), side.toString());
    }

    @Test
    void notUnderABudget() throws Exception {
        Cli.customers(folder, 200);
        Cli run = Cli.run(folder, List.of(), line("customers.csv", "Churn", "budget", "--curves", "--budget", "60s"));
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--curves: not under a budget"), run.err());
    }
}
