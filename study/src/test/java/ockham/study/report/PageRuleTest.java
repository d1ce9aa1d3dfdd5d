package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import ockham.study.verdict.Decision;
import ockham.study.verdict.DecisionInputs;
import ockham.study.verdict.VerdictSettings;
import org.junit.jupiter.api.Test;

/** The rule of the page, in a real browser, is the product's. */
class PageRuleTest extends InBrowser {
    @Test
    void decidesAsTheProductDoesOnRandomInputs() throws IOException {
        browser().show(Samples.classical(), folder);
        SplittableRandom random = new SplittableRandom(11);
        List<DecisionInputs> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(inputs(random));
        }
        @SuppressWarnings("unchecked")
        List<Map<String, Object>> decided = (List<Map<String, Object>>) browser()
                .run(
                        "return JSON.parse(arguments[0]).map(([sides, rowsOnly, settings]) => {const r ="
                            + " Rule.decide(sides.map(s => Float64Array.from(s)), rowsOnly.map(s =>"
                            + " Float64Array.from(s)), settings);return {kind: r.kind, side: r.side, tooClose:"
                            + " r.tooClose, probability: r.probability, deepAhead: r.deepAhead, rows: r.collect.rows,"
                            + " worth: r.collect.worth}})",
                        all.stream().map(PageRuleTest::json).collect(Collectors.joining(",", "[", "]")));
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            Decision expected = Decision.of(all.get(i));
            seen.merge(expected.kind().label(), 1, Integer::sum);
            Map<String, Object> actual = decided.get(i);
            String what = "inputs " + i + " " + expected;
            assertEquals(expected.kind().label(), actual.get("kind"), what);
            assertEquals((long) expected.side(), actual.get("side"), what);
            assertEquals(expected.tooClose(), actual.get("tooClose"), what);
            assertEquals(expected.collect().rows(), actual.get("rows"), what);
            assertEquals(expected.probability(), number(actual, "probability"), 1e-12, what);
            assertEquals(expected.deepAhead(), number(actual, "deepAhead"), 1e-12, what);
            assertEquals(
                    expected.collect().worth(),
                    number(actual, "worth"),
                    1e-9 * (1 + expected.collect().worth()),
                    what);
        }
        assertEquals(4, seen.size(), seen.toString());
        assertTrue(seen.values().stream().allMatch(count -> count >= 5), seen.toString());
    }

    private static double number(Map<String, Object> values, String name) {
        return values.get(name) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static DecisionInputs inputs(SplittableRandom random) {
        int draws = 40 + random.nextInt(160);
        double[] mean = {0, 30 * random.nextGaussian() + 20, 30 * random.nextGaussian() + 20};
        double[] deviation = {random.nextDouble() * 10, random.nextDouble() * 25, random.nextDouble() * 25};
        boolean[] there = {true, random.nextInt(8) > 0, random.nextInt(6) > 0};
        double[][] sides = new double[draws][3];
        double[][] rows = new double[draws][3];
        for (int d = 0; d < draws; d++) {
            double shared = 15 * random.nextGaussian();
            for (int s = 0; s < 3; s++) {
                double noise = deviation[s] * random.nextGaussian();
                rows[d][s] = there[s] ? mean[s] + (s == 0 ? 0 : shared) + noise : Double.NaN;
                sides[d][s] = rows[d][s] + 3 * random.nextGaussian();
            }
        }
        double tau = random.nextBoolean() ? 0 : random.nextDouble() * 40;
        double signal = random.nextBoolean() ? Double.NaN : random.nextDouble();
        DecisionInputs.More more = random.nextInt(3) == 0
                ? DecisionInputs.More.none(1000)
                : new DecisionInputs.More(
                        1000,
                        random.nextLong(20_000),
                        random.nextDouble() * 0.002,
                        random.nextDouble() * 0.1,
                        gains(random));
        return new DecisionInputs(
                sides,
                rows,
                random.nextDouble() * 6,
                new VerdictSettings(0.05 + random.nextDouble() * 0.2, tau, signal),
                more,
                new double[] {0, 20 * random.nextDouble(), 40 * random.nextDouble()});
    }

    /** None, or of each side at each number of rows. */
    private static double[][] gains(SplittableRandom random) {
        if (random.nextBoolean()) {
            return new double[0][];
        }
        double[][] gains = new double[DecisionInputs.More.STEPS + 1][3];
        for (double[] sides : gains) {
            sides[1] = 4 * random.nextDouble();
            sides[2] = 8 * random.nextDouble();
        }
        return gains;
    }

    private static String json(DecisionInputs in) {
        DecisionInputs.More more = in.more();
        String signal = Double.isNaN(in.settings().signalP())
                ? "null"
                : Double.toString(in.settings().signalP());
        return String.format(
                Locale.ROOT,
                "[%s, %s, {\"delta\": %s, \"alpha\": %s, \"tau\": %s, \"signalP\": %s, \"more\": {\"have\": %d,"
                        + " \"available\": %d, \"costEach\": %s, \"delayShare\": %s, \"gains\": %s}, \"costs\": %s}]",
                columns(in.sides()),
                columns(in.rowsOnly()),
                in.delta(),
                in.settings().alpha(),
                in.settings().tau(),
                signal,
                more.have(),
                more.available(),
                more.costEach(),
                more.delayShare(),
                Arrays.deepToString(more.gains()),
                Arrays.toString(in.costs()));
    }

    private static String columns(double[][] draws) {
        StringBuilder text = new StringBuilder("[");
        for (int side = 0; side < 3; side++) {
            text.append(side == 0 ? "[" : ", [");
            for (int d = 0; d < draws.length && !Double.isNaN(draws[0][side]); d++) {
                text.append(d == 0 ? "" : ",").append(draws[d][side]);
            }
            text.append(']');
        }
        return text.append(']').toString();
    }
}
