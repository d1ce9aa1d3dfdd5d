package ockham.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.compare.OutOfFold;
import ockham.study.report.Browser;
import ockham.study.report.Page;
import ockham.study.value.CandidateCost;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import ockham.study.value.ValueInputs;
import ockham.study.verdict.Gains;
import ockham.study.verdict.Verdict;
import ockham.study.verdict.VerdictSettings;
import ockham.study.verdict.Verdicts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page makes of the draws it is given is what the study decided: every uncertain input, cost and limit included. */
class PageDrawingTest {
    private static final int ROWS = 800;
    static final Task TASK = new Task.Binary("No", "Yes");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A net that gains more by more rows than a classical model. */
    private static final Gains GAINS = (side, rows) -> (side == 2 ? 9_000 : 2_000) * Math.log1p(rows / 1_000.0);

    @TempDir
    Path folder;

    static OutOfFold world() {
        SplittableRandom random = new SplittableRandom(5);
        double[] truth = new double[ROWS];
        double[] p = new double[ROWS];
        int[] group = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            p[i] = random.nextDouble() * random.nextDouble();
            truth[i] = random.nextDouble() < p[i] ? 1 : 0;
            group[i] = i / 2;
        }
        return new OutOfFold(
                TASK,
                truth,
                group,
                new int[2][ROWS],
                new Table(List.of(new Column.Numbers("score", p)), ROWS),
                List.of(
                        entry("logistic", Family.LINEAR, 2, p, 0.7),
                        entry("trees", Family.BOOSTING, 3, p, 0.8),
                        entry("net", Family.DEEP, 4, p, 0.9)));
    }

    private static OutOfFold.Entry entry(String name, Family family, int rung, double[] p, double sharp) {
        return new OutOfFold.Entry(name, family, rung, List.of(seen(p, sharp, rung), seen(p, sharp, 10 + rung)));
    }

    private static Predictions seen(double[] p, double sharp, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[2 * p.length];
        for (int i = 0; i < p.length; i++) {
            values[2 * i + 1] = sharp * p[i] + (1 - sharp) * random.nextDouble() / 2;
            values[2 * i] = 1 - values[2 * i + 1];
        }
        return new Predictions(p.length, 2, values);
    }

    static final String EVERYTHING_UNCERTAIN = """
        decision: Call
        currency: EUR
        volume: {low: 50000, likely: 100000, high: 130000}
        horizon: {low: 2, likely: 3, high: 5}
        discount: {low: 0.02, likely: 0.08, high: 0.1}
        outcomes:
          - {truth: "Yes", act: {low: 10, likely: 50, high: 60}, wait: {low: -3, likely: 0, high: 1}}
          - {truth: "No", act: -20, wait: 0}
        today: score > 0.6
        effort:
          build_days: {classical: {low: 5, likely: 10, high: 20}, deep: {low: 20, likely: 30, high: 70}}
          upkeep_days_per_year: {classical: {low: 2, likely: 6, high: 9}, deep: {low: 10, likely: 15, high: 40}}
          day_rate: {low: 500, likely: 700, high: 900}
        running:
          server_per_month: {low: 20, likely: 40, high: 90}
          energy_per_kwh: {low: 0.1, likely: 0.3, high: 0.4}
        more_rows: {available: 5000, cost_each: 0.5, months: 2}
        worth_acting_on: 10000 per year
        """;

    @Test
    void thePageDecidesAsTheStudyDid() throws IOException {
        assumeTrue(Browser.installed(), "no Chromium with its driver in /usr/bin: not tested in a browser");
        OutOfFold world = world();
        List<CandidateCost> costs = List.of(
                new CandidateCost("logistic", 0.0001, 100, true),
                new CandidateCost("trees", 0.004, 200, false),
                new CandidateCost("net", 1.7, 900, false));
        try (Browser browser = Browser.open(folder.resolve("profile"))) {
            browser.showSome(folder);
            for (String text : List.of(
                    EVERYTHING_UNCERTAIN,
                    EVERYTHING_UNCERTAIN + "limits: {p99_ms: 50}\n",
                    EVERYTHING_UNCERTAIN + "capacity: 15%\n",
                    EVERYTHING_UNCERTAIN.replace(
                            "running:\n", "running:\n  peak_per_second: {low: 1, likely: 4, high: 9}\n"))) {
                BusinessCase business = CaseFile.parse(text, "case", new CaseContext(world.rows(), TASK, "Churn"));
                Valuation valuation = Value.of(world, business, new ValueInputs(costs, 1000, 7));
                Verdict verdict = Verdicts.decide(valuation, List.of(), VerdictSettings.USUAL, GAINS);
                Path draws = folder.resolve("draws.json");
                Page.keepDraws(
                        PageDrawing.of(
                                valuation, new PageDrawing.Judging(VerdictSettings.USUAL, GAINS), business, costs),
                        draws);
                JsonNode page = JSON.readTree(browser.run(
                                "const m = Model(JSON.parse(arguments[0])), d = m.decide(m.usual);"
                                        + "return JSON.stringify([d.kind, d.probability, m.contenders[d.winner].name,"
                                        + " d.collect.rows, ...[...d.sides].map(s => Rule.mean(s)),"
                                        + " ...[...d.sides].map(s => s.length ? Math.sqrt(Rule.variance(s)) : NaN)])",
                                Files.readString(draws))
                        .toString());
                assertEquals(verdict.kind().label(), page.get(0).asText());
                assertEquals(verdict.probability(), page.get(1).asDouble(), 0.002);
                assertEquals(verdict.winner(), page.get(2).asText());
                assertEquals(verdict.rowsToCollect(), page.get(3).asLong());
                for (int side = 0; side < 3; side++) {
                    double[] draw = column(valuation.draws().sides(), side);
                    double mean = Arrays.stream(draw).average().orElseThrow();
                    double variance = Arrays.stream(draw)
                                    .map(v -> (v - mean) * (v - mean))
                                    .sum()
                            / (draw.length - 1);
                    if (!Double.isNaN(mean)) {
                        assertEquals(mean, page.get(4 + side).asDouble(), 1e-4 * Math.abs(mean) + 1);
                        assertEquals(
                                Math.sqrt(variance), page.get(7 + side).asDouble(), 1e-4 * Math.sqrt(variance) + 1);
                    }
                }
            }
        }
    }

    private static double[] column(double[][] matrix, int column) {
        return Arrays.stream(matrix).mapToDouble(row -> row[column]).toArray();
    }
}
