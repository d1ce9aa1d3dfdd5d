package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

class CompareTest {
    private static final int ROWS = 1000;

    /** Numbers whose predictions miss by noise of a given size; candidates share {@code common} noise per row. */
    private static OutOfFold world(List<OutOfFold.Entry> entries, double[] truth) {
        return new OutOfFold(
                new Task.Regression(),
                truth,
                IntStream.range(0, truth.length).toArray(),
                new int[1][truth.length],
                new Table(List.of(), truth.length),
                entries);
    }

    @Test
    void anIntervalHoldsNoValueThatTheMetricCannotHave() {
        double[] truth = new double[40];
        double[] values = new double[80];
        for (int i = 0; i < 40; i++) {
            truth[i] = i % 2;
            values[2 * i + (i == 0 ? 1 : i % 2)] = 1;
        }
        OutOfFold one = new OutOfFold(
                new Task.Binary("no", "yes"),
                truth,
                IntStream.range(0, 40).toArray(),
                new int[1][40],
                new Table(List.of(), 40),
                List.of(new OutOfFold.Entry("near", Family.LINEAR, 1, List.of(new Predictions(40, 2, values)))));
        Estimate accuracy = Compare.of(one, new CompareSettings(Metric.ACCURACY))
                .score("near")
                .orElseThrow()
                .estimate();
        assertEquals(0.975, accuracy.mean(), 1e-12);
        assertEquals(1, accuracy.high());
        assertEquals(
                0,
                Compare.of(one, new CompareSettings(Metric.BRIER))
                        .score("near")
                        .orElseThrow()
                        .estimate()
                        .low());
    }

    private static double[] truth() {
        SplittableRandom random = new SplittableRandom(1);
        return random.doubles(ROWS).map(u -> 10 * u).toArray();
    }

    /** Predictions that miss by {@code size} in alternating direction, off by a bit more where {@code more} says so. */
    private static OutOfFold.Entry entry(String name, Family family, int rung, double[] misses) {
        double[] truth = truth();
        double[] values = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            values[i] = truth[i] + misses[i];
        }
        return new OutOfFold.Entry(name, family, rung, List.of(new Predictions(ROWS, 1, values)));
    }

    private static double[] noise(double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> size * random.nextGaussian())
                .toArray();
    }

    private static double[] sum(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] + b[i]).toArray();
    }

    private static Comparison compare(Metric metric, OutOfFold.Entry... entries) {
        return Compare.of(world(List.of(entries), truth()), new CompareSettings(metric));
    }

    @Test
    void findsTheBestAndPairsEveryOtherWithIt() {
        double[] common = noise(1, 2);
        Comparison found = compare(
                Metric.RMSE,
                entry("nothing", Family.NOTHING, 0, noise(3, 3)),
                entry("ridge", Family.LINEAR, 1, sum(common, noise(0.5, 4))),
                entry("net", Family.DEEP, 2, common));
        assertEquals("net", found.best());
        assertEquals(
                List.of("nothing", "ridge"),
                found.paired().stream().map(Comparison.Paired::candidate).toList());
        Comparison.Paired ridge = found.difference("ridge").orElseThrow();
        assertTrue(ridge.difference().mean() < 0, "positive is better, and the net is");
        assertEquals(
                found.score("net").orElseThrow().estimate().mean()
                        - found.score("ridge").orElseThrow().estimate().mean(),
                ridge.difference().mean(),
                1e-12);
        assertTrue(ridge.probabilityBetter() < 0.1);
        Estimate rmse = found.score("net").orElseThrow().estimate();
        assertTrue(rmse.low() < rmse.mean() && rmse.mean() < rmse.high() && rmse.low() > 0.9, rmse.toString());
    }

    @Test
    void pairsTheSidesWhereARuleLeadsBoth() {
        double[] common = noise(1, 2);
        Comparison found = compare(
                Metric.MAE,
                entry("rule", Family.RULE, 0, noise(0.1, 3)),
                entry("ridge", Family.LINEAR, 1, sum(common, noise(0.5, 4))),
                entry("boosting", Family.BOOSTING, 2, sum(common, noise(0.3, 5))),
                entry("net", Family.DEEP, 3, common));
        assertEquals("rule", found.best());
        Comparison.Paired sides = found.difference("net", "boosting").orElseThrow();
        assertTrue(sides.difference().low() > 0);
        assertEquals(4, found.paired().size());
    }

    @Test
    void theRazorTakesTheSimplestWithinOneStandardErrorOfThePairedDifference() {
        double[] common = noise(1, 2);
        OutOfFold.Entry close = entry("ridge", Family.LINEAR, 1, sum(common, noise(0.05, 4)));
        OutOfFold.Entry best = entry("boosting", Family.BOOSTING, 2, common);
        OutOfFold.Entry far = entry("constant", Family.NOTHING, 0, sum(common, noise(0.7, 5)));
        Comparison found = compare(Metric.RMSE, far, close, best);
        for (Comparison.Paired paired : found.paired()) {
            boolean within = -paired.difference().mean() <= paired.standardError();
            assertEquals(paired.candidate().equals("ridge") && within, within, paired.toString());
        }
        boolean ridgeWithin = found.best().equals("ridge")
                || -found.difference("ridge").orElseThrow().difference().mean()
                        <= found.difference("ridge").orElseThrow().standardError();
        assertEquals(ridgeWithin ? "ridge" : found.best(), found.simplest());
        // Unpaired, the constant's own error of 0.03 would hide its gap of 0.2 no better; paired, it is 10 errors away.
        assertTrue(-found.difference("constant").orElseThrow().difference().mean()
                > 5 * found.difference("constant").orElseThrow().standardError());
    }

    @Test
    void pairingRemovesWhatCandidatesShare() {
        double[] common = noise(1, 2);
        Comparison found = compare(
                Metric.MAE,
                entry("a", Family.LINEAR, 1, sum(common, noise(0.1, 4))),
                entry("b", Family.BOOSTING, 2, sum(common, noise(0.1, 5))));
        Estimate own = found.score("a").orElseThrow().estimate();
        Comparison.Paired paired = found.paired().get(0);
        double half = (paired.difference().high() - paired.difference().low()) / 2;
        assertTrue(half < 0.25 * (own.high() - own.low()) / 2, "paired " + half + " against " + own);
    }

    @Test
    void equalsGoToTheSimpler() {
        double[] common = noise(1, 2);
        Comparison found =
                compare(Metric.RMSE, entry("ridge", Family.LINEAR, 1, common), entry("net", Family.DEEP, 2, common));
        assertEquals("ridge", found.best());
        assertEquals("ridge", found.simplest());
        assertEquals(0.5, found.paired().get(0).probabilityBetter());
    }

    @Test
    void noCandidateIsNoError() {
        Comparison found = compare(Metric.RMSE);
        assertEquals("", found.best());
        assertEquals("", found.simplest());
        assertEquals(List.of(), found.paired());
    }

    @Test
    void warnsOfADifferenceThatHangsOnFewRows() {
        double[] few = new double[ROWS];
        for (int i = 0; i < 10; i++) {
            few[i * 100] = 30 + 5 * i;
        }
        List<String> warnings = compare(
                        Metric.MAE,
                        entry("a", Family.LINEAR, 1, noise(1, 4)),
                        entry("b", Family.BOOSTING, 2, sum(noise(1, 4), few)))
                .warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("between b and a hangs on 1 % of the rows"), warnings.toString());
    }
}
