package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.junit.jupiter.api.Test;

class ValueTest {
    private static final int ROWS = 600;
    private static final Task TASK = new Task.Binary("No", "Yes");
    private static final String CASE = """
        decision: Call
        currency: EUR
        volume: 1000 per year
        outcomes: [{truth: "Yes", act: 50, wait: 0}, {truth: "No", act: -10, wait: 0}]
        today: score > 0.5
        """;

    /** A world where the truth follows a known probability, and candidates see it sharply, dimly or not at all. */
    private static OutOfFold world() {
        SplittableRandom random = new SplittableRandom(3);
        double[] p = new double[ROWS];
        double[] truth = new double[ROWS];
        double[] gain = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            p[i] = random.nextDouble() * random.nextDouble();
            truth[i] = random.nextDouble() < p[i] ? 1 : 0;
            gain[i] = i % 50 == 0 ? Double.NaN : 100 * random.nextDouble();
        }
        Table rows = new Table(List.of(new Column.Numbers("score", p), new Column.Numbers("gain", gain)), ROWS);
        List<OutOfFold.Entry> entries = List.of(
                new OutOfFold.Entry("sharp", Family.LINEAR, 2, List.of(binary(p, 1, random), binary(p, 1, random))),
                new OutOfFold.Entry("dim", Family.BOOSTING, 4, List.of(binary(p, 0.5, random), binary(p, 0.5, random))),
                new OutOfFold.Entry("net", Family.DEEP, 6, List.of(binary(p, 0.9, random), binary(p, 0.9, random))));
        int[] group = new int[ROWS];
        Arrays.setAll(group, i -> i);
        return new OutOfFold(TASK, truth, group, new int[2][ROWS], rows, entries);
    }

    private static Predictions binary(double[] p, double sharp, SplittableRandom random) {
        double[] values = new double[2 * p.length];
        for (int i = 0; i < p.length; i++) {
            double seen = sharp * p[i] + (1 - sharp) * random.nextDouble();
            values[2 * i] = 1 - seen;
            values[2 * i + 1] = seen;
        }
        return new Predictions(p.length, 2, values);
    }

    private static Valuation value(String text) {
        OutOfFold world = world();
        BusinessCase business = CaseFile.parse(text, "case", new CaseContext(world.rows(), TASK, "Churn"));
        return Value.of(world, business, new ValueInputs(List.of(), 400, 7));
    }

    private static Contender of(Valuation valuation, String name) {
        return valuation.contender(name).orElseThrow();
    }

    @Test
    void moneyIsCountedAsByHand() {
        OutOfFold world = world();
        Valuation valuation = value(CASE);
        double all = 0;
        double rule = 0;
        double sharp = 0;
        for (int i = 0; i < ROWS; i++) {
            double money = world.truth()[i] == 1 ? 50 : -10;
            all += money;
            double p = world.entries().getFirst().repeats().getFirst().get(i, 1);
            rule += ((Column.Numbers) world.rows().column("score")).values()[i] > 0.5 ? money : 0;
            sharp += 50 * p - 10 * (1 - p) > 0 ? money : 0;
        }
        assertEquals(
                List.of("nothing", "act on all", "today's rule", "sharp", "dim", "net"),
                valuation.contenders().stream().map(Contender::name).toList());
        assertEquals(0, of(valuation, "nothing").net().mean());
        assertEquals(all, of(valuation, "act on all").total(), 1e-9);
        assertEquals(rule, of(valuation, "today's rule").total(), 1e-9);
        assertEquals(sharp, of(valuation, "sharp").total(), 1e-9);
        double annuity = Cash.annuity(0.08, 3);
        double opex = 6 * 700 + 12 * 40;
        Contender linear = of(valuation, "sharp");
        assertEquals(annuity * (1000 * sharp / ROWS - opex) - 7000, linear.net().mean(), 1e-6);
        assertEquals(
                annuity * (15 * 700 + 12 * 40) + 21_000,
                annuity * 1000 * of(valuation, "net").perDecision().mean()
                        - of(valuation, "net").net().mean(),
                1e-6);
        assertEquals("net", linear.arithmetic().getLast().label());
        assertTrue(linear.perDecision().low() < linear.perDecision().mean());
        assertTrue(linear.perDecision().high() > linear.perDecision().mean());
    }

    @Test
    void modelsAreComparedWithOneWayWithoutAModelInEveryDraw() {
        Valuation losing = value(CASE.replace("score > 0.5", "score < 0.01").replace("-10", "-40"));
        assertTrue(of(losing, "today's rule").net().mean() < 0, "a rule that calls the wrong ones");
        assertTrue(of(losing, "act on all").net().mean() < 0);
        assertTrue(Arrays.stream(losing.draws().sides()).allMatch(d -> d[0] == 0), "nothing is worth a certain 0");
        Valuation paying = value(CASE.replace("-10", "-40"));
        double[] rule = Settlement.column(paying.draws().net(), 2);
        assertTrue(of(paying, "today's rule").net().mean()
                > Math.max(0, of(paying, "act on all").net().mean()));
        assertArrayEquals(rule, Settlement.column(paying.draws().sides(), 0));
    }

    @Test
    void drawsHaveTheSpreadOfTheMean() {
        OutOfFold world = world();
        Valuation valuation = value(CASE);
        double[] drawn = Settlement.column(valuation.draws().perDecision(), 1);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double sd =
                Math.sqrt(Arrays.stream(drawn).map(v -> (v - mean) * (v - mean)).sum() / (drawn.length - 1));
        double share = Arrays.stream(world.truth()).average().orElseThrow();
        double expected = 60 * Math.sqrt(share * (1 - share) / ROWS);
        assertEquals(expected, sd, 0.12 * expected);
        assertEquals(60 * share - 10, mean, 3 * expected / Math.sqrt(drawn.length));
    }

    @Test
    void uncertainAmountsArePutTogetherAgainExactly() {
        Valuation certain = value(CASE);
        Valuation uncertain = value(CASE.replace("act: 50", "act: {low: 30, likely: 50, high: 70}"));
        ValueDraws draws = uncertain.draws();
        OutcomeDraws outcome = draws.outcomes().getFirst();
        assertEquals("act when Yes", outcome.input());
        double[] amounts = draws.inputs().getFirst().values();
        for (int d = 0; d < draws.count(); d++) {
            for (int c = 0; c < uncertain.contenders().size(); c++) {
                double joined = draws.fixed()[d][c] + amounts[d] * outcome.share()[d][c];
                assertEquals(draws.perDecision()[d][c], joined, 1e-12);
                double atMean = draws.fixed()[d][c] + 50 * outcome.share()[d][c];
                assertEquals(certain.draws().perDecision()[d][c], atMean, 1e-9);
            }
        }
        assertEquals(
                of(certain, "sharp").net().mean(), of(uncertain, "sharp").net().mean(), 1e-6);
        assertEquals("act when Yes", uncertain.swings().getFirst().input());
        assertEquals(50, Arrays.stream(amounts).average().orElseThrow(), 0.1);
    }

    @Test
    void sameSeedSameBytesAndAnotherSeedOthers() {
        assertArrayEquals(value(CASE).draws().sides(), value(CASE).draws().sides());
        OutOfFold world = world();
        BusinessCase business = CaseFile.parse(CASE, "case", new CaseContext(world.rows(), TASK, "Churn"));
        Valuation other = Value.of(world, business, new ValueInputs(List.of(), 400, 8));
        assertTrue(!Arrays.deepEquals(value(CASE).draws().sides(), other.draws().sides()));
    }

    /** What rows bring in a year adds up to what the verdict counts: decisions a year times value of a decision. */
    @Test
    void theRowsOfAYearAreTheValueOfTheDecisions() {
        OutOfFold world = world();
        BusinessCase business = CaseFile.parse(CASE, "case", new CaseContext(world.rows(), TASK, "Churn"));
        Valuation valuation = value(CASE);
        Map<String, double[][]> yearly = Value.yearly(world, business, 7);
        for (String name : List.of("sharp", "dim", "net")) {
            double[][] repeats = Objects.requireNonNull(yearly.get(name));
            double mean = Arrays.stream(repeats)
                    .mapToDouble(rows -> Arrays.stream(rows).average().orElseThrow())
                    .average()
                    .orElseThrow();
            double expected =
                    valuation.volume() * of(valuation, name).perDecision().mean();
            assertEquals(expected, mean, 1e-9 * Math.abs(expected), name);
        }
    }

    @Test
    void limitsExcludeWithAReason() {
        OutOfFold world = world();
        BusinessCase business = CaseFile.parse(
                CASE + "limits: {p99_ms: 5, explainable: yes}\n", "case", new CaseContext(world.rows(), TASK, "Churn"));
        List<CandidateCost> costs = List.of(
                new CandidateCost("sharp", 0.001, 100, true),
                new CandidateCost("dim", 0.00512345, 100, false),
                new CandidateCost("net", 0.02, 100, false));
        Valuation valuation = Value.of(world, business, new ValueInputs(costs, 100, 7));
        assertNull(of(valuation, "sharp").excluded());
        assertTrue(String.valueOf(of(valuation, "dim").excluded()).contains("5.1 ms"));
        assertNotNull(of(valuation, "net").excluded());
        assertTrue(Double.isNaN(valuation.draws().sides()[0][2]));
        assertEquals(-1, valuation.draws().selected()[0][2]);
    }

    /** 1,000 calls a year at 2 and 5 days a year at 700, over one year at 0 %, after 3 days of building. */
    @Test
    void aChallengerIsChargedWhatTheCaseSays() {
        OutOfFold world = world();
        OutOfFold.Entry sharp = world.entries().stream()
                .filter(e -> e.candidate().equals("sharp"))
                .findFirst()
                .orElseThrow();
        OutOfFold with = world.with(List.of(
                new OutOfFold.Entry("llm", Family.CHALLENGER, 8, sharp.repeats()),
                new OutOfFold.Entry("mine", Family.CHALLENGER, 9, sharp.repeats())));
        String priced = CASE + "challengers: {llm: {price_per_call: 2, build_days: 3, upkeep_days_per_year: 5}}\n";
        BusinessCase business = CaseFile.parse(priced, "case", new CaseContext(with.rows(), TASK, "Churn"));
        Valuation valuation = Value.of(with, business, new ValueInputs(List.of(), 200, 7));
        Contender llm = of(valuation, "llm");
        double rate = business.people().dayRate().mean();
        assertEquals(3 * rate, llm.costs().build(), 1e-9);
        assertEquals(5 * rate, llm.costs().upkeepPerYear(), 1e-9);
        assertEquals(2 * valuation.volume(), llm.costs().callsPerYear(), 1e-9);
        assertEquals(0, llm.costs().servers());
        double yearly = valuation.volume() * llm.perDecision().mean() - 5 * rate - 2 * valuation.volume();
        assertEquals(
                valuation.annuity() * yearly - 3 * rate,
                llm.net().mean(),
                1e-9 * Math.abs(llm.net().mean()));
        assertTrue(
                llm.arithmetic().stream().anyMatch(line -> line.label().equals("upkeep, calls")),
                llm.arithmetic().toString());
        // Of which the case says nothing costs what a classical model does.
        assertEquals(of(valuation, "sharp").costs(), of(valuation, "mine").costs());
        Valuation alone = value(CASE);
        assertEquals(
                of(alone, "sharp").net(),
                Value.of(with, business, new ValueInputs(List.of(), 400, 7))
                        .contender("sharp")
                        .orElseThrow()
                        .net());
    }

    @Test
    void rowsWithoutAnAmountAreSaidAndWorthNothing() {
        Valuation valuation = value(CASE.replace("act: 50", "act: gain"));
        assertTrue(valuation.notes().getFirst().startsWith("12 of 600 tested rows lack an amount"));
        assertTrue(Double.isFinite(of(valuation, "sharp").net().mean()));
    }

    @Test
    void withoutAWordForDoingNothingTheBestConstantActionIsIt() {
        Valuation valuation = value("""
            decision: Sort
            currency: EUR
            volume: 10
            outcomes: [{truth: "Yes", left: 1, right: 0}, {truth: "No", left: 0, right: 1}]
            """);
        assertEquals(
                "right",
                valuation.contenders().getFirst().shares().stream()
                        .max((a, b) -> Double.compare(a.share(), b.share()))
                        .orElseThrow()
                        .action());
        assertTrue(of(valuation, "act on all").total() < 0);
    }

    @Test
    void breakEvensAreWhereNetValuesMeet() {
        String dear = CASE.replace("1000 per year", "100000 per year");
        Valuation valuation = value(dear);
        BreakEven even = valuation.breakEvens().stream()
                .filter(b -> b.name().equals("volume at which classical pays"))
                .findFirst()
                .orElseThrow();
        Valuation there = value(CASE.replace("1000 per year", even.value() + " per year"));
        Contender classical =
                BreakEvens.best(there.contenders(), Family.Side.CLASSICAL).orElseThrow();
        Contender without =
                BreakEvens.best(there.contenders(), Family.Side.NO_MODEL).orElseThrow();
        assertEquals(
                0,
                classical.net().mean() - without.net().mean(),
                1e-6 * Math.abs(without.net().mean()));
    }

    @Test
    void theWinnersCurseIsTakenOff() {
        // 40 candidates that are all pure noise around the same mean: the best looks better than it is.
        SplittableRandom random = new SplittableRandom(11);
        int rows = 300;
        int[] group = new int[rows];
        Arrays.setAll(group, i -> i);
        double bias = 0;
        double naive = 0;
        int worlds = 20;
        for (int w = 0; w < worlds; w++) {
            List<MetricInputs.Entry> entries = new ArrayList<>();
            entries.add(new MetricInputs.Entry("nothing", Family.NOTHING, 0, new double[][] {new double[rows]}));
            double best = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < 40; c++) {
                double[] values = new double[rows];
                for (int i = 0; i < rows; i++) {
                    values[i] = random.nextGaussian();
                }
                best = Math.max(best, Arrays.stream(values).average().orElseThrow());
                entries.add(new MetricInputs.Entry("c" + c, Family.LINEAR, c + 1, new double[][] {values}));
            }
            Valuation valuation = Value.byMetric(new MetricInputs("gain", entries, group, 0.01, 300, w));
            bias += Arrays.stream(Settlement.column(valuation.draws().sides(), 1))
                            .average()
                            .orElseThrow()
                    / worlds;
            naive += best / worlds;
        }
        assertTrue(naive > 0.1, "naive " + naive);
        assertTrue(Math.abs(bias) < 0.035, "corrected " + bias);
    }

    @Test
    void withoutACaseThePriceOfAPointIsStated() {
        int[] group = {0, 1, 2, 3};
        List<MetricInputs.Entry> entries = List.of(
                new MetricInputs.Entry("majority", Family.NOTHING, 0, new double[][] {{.5, .5, .5, .5}}),
                new MetricInputs.Entry("logistic", Family.LINEAR, 1, new double[][] {{.8, .8, .8, .8}}),
                new MetricInputs.Entry("net", Family.DEEP, 2, new double[][] {{.82, .82, .82, .82}}));
        Valuation valuation = Value.byMetric(new MetricInputs("AUC", entries, group, 0.005, 50, 1));
        BreakEven model = valuation.breakEvens().getFirst();
        assertEquals((6 + 10 / Cash.annuity(0.08, 3)) * 700 / 30, model.value(), 1e-6);
        assertTrue(
                model.sentence().startsWith("A classical model pays only if a point (0.01) of AUC"), model.sentence());
        BreakEven even = valuation.breakEvens().getLast();
        double extra = (15 - 6 + (30 - 10) / Cash.annuity(0.08, 3)) * 700;
        assertEquals(extra / 2, even.value(), 1e-6);
        assertTrue(
                even.sentence().startsWith("Deep pays only if a point (0.01) of AUC is worth more than 5,870 a year"),
                even.sentence());
    }

    @Test
    void numbersAreDecidedAtTheBestQuantile() {
        SplittableRandom random = new SplittableRandom(2);
        int rows = 2000;
        double[] truth = new double[rows];
        double[] seen = new double[rows];
        int[] group = new int[rows];
        for (int i = 0; i < rows; i++) {
            seen[i] = 10 * random.nextGaussian();
            truth[i] = seen[i] + random.nextGaussian();
            group[i] = i;
        }
        OutOfFold world = new OutOfFold(
                new Task.Regression(),
                truth,
                group,
                new int[1][rows],
                new Table(List.of(new Column.Numbers("seen", seen)), rows),
                List.of(new OutOfFold.Entry("ridge", Family.LINEAR, 1, List.of(new Predictions(rows, 1, seen)))));
        BusinessCase business = CaseFile.parse("""
            decision: Order
            currency: EUR
            volume: 100
            outcomes: {too_low: 9, too_high: {low: 0.5, likely: 1, high: 1.5}}
            """, "case", new CaseContext(world.rows(), new Task.Regression(), "y"));
        Valuation valuation = Value.of(world, business, new ValueInputs(List.of(), 100, 1));
        // Newsvendor: least cost is (under + over) s phi(Phi^-1(0.9)), with s = sqrt(101) without a model and 1 with
        // one.
        double perSd = 10 * Math.exp(-1.2815515655 * 1.2815515655 / 2) / Math.sqrt(2 * Math.PI);
        double expected = perSd * (Math.sqrt(101) - 1);
        assertEquals(expected, of(valuation, "ridge").perDecision().mean(), 0.06 * expected);
    }
}
