package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final Task TWO = new Task.Binary("no", "yes");

    private static OutOfFold predicted(Task task, double[] truth, double[] values) {
        int rows = truth.length;
        Predictions predictions = new Predictions(rows, values.length / rows, values);
        return new OutOfFold(
                task,
                truth,
                IntStream.range(0, rows).toArray(),
                new int[1][rows],
                new Table(List.of(), rows),
                List.of(new OutOfFold.Entry("m", Family.LINEAR, 1, List.of(predictions))));
    }

    /** Draws of a class with these probabilities, said to be others. */
    private static Reliability drawn(int rows, long seed, double bent) {
        Random random = new Random(seed);
        double[] truth = new double[rows];
        double[] values = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            double p = random.nextDouble();
            truth[i] = random.nextDouble() < p ? 1 : 0;
            values[2 * i + 1] = Math.pow(p, bent);
            values[2 * i] = 1 - values[2 * i + 1];
        }
        return Reliability.of(predicted(TWO, truth, values), "m").orElseThrow();
    }

    /** Values of SciPy 1.17: binomtest(k, n).proportion_ci(.9, "wilson"). */
    @Test
    void theIntervalIsWilsons() {
        assertEquals(0.051333185786270115, Reliability.wilson(0, 50).high(), 1e-12);
        assertEquals(0, Reliability.wilson(0, 50).low(), 0);
        assertEquals(0.2692718211382672, Reliability.wilson(5, 10).low(), 1e-12);
        assertEquals(0.10659641867739464, Reliability.wilson(27, 188).low(), 1e-12);
        assertEquals(0.19074964912448325, Reliability.wilson(27, 188).high(), 1e-12);
    }

    @Test
    void nineInTenIntervalsHoldTrueProbabilities() {
        int held = 0;
        int all = 0;
        for (int seed = 0; seed < 100; seed++) {
            Reliability found = drawn(1_000, seed, 1);
            assertEquals(10, found.bins().size());
            held += (int) found.bins().stream().filter(Reliability.Bin::holds).count();
            all += found.bins().size();
        }
        assertEquals(0.9, (double) held / all, 0.03);
    }

    @Test
    void bentProbabilitiesAreSeen() {
        Reliability bent = drawn(5_000, 1, 2);
        assertTrue(bent.bins().stream().filter(b -> !b.holds()).count() >= 8, bent.toString());
        // The mean of p - p^2 over evenly spread p.
        assertEquals(1.0 / 6, bent.gap(), 0.02);
        assertTrue(drawn(5_000, 1, 1).gap() < 0.03);
    }

    @Test
    void equalPredictionsStayTogetherAndNoGroupIsSmall() {
        double[] truth = new double[400];
        double[] values = new double[800];
        for (int i = 0; i < 400; i++) {
            truth[i] = i % 4 == 0 ? 1 : 0;
            values[2 * i + 1] = i < 210 ? 0.25 : i < 385 ? 0.3 : 0.9;
            values[2 * i] = 1 - values[2 * i + 1];
        }
        Reliability found = Reliability.of(predicted(TWO, truth, values), "m").orElseThrow();
        assertEquals(
                List.of(210L, 190L),
                found.bins().stream().map(Reliability.Bin::rows).toList());
    }

    @Test
    void ofManyClassesTheOnePredictedIsAskedAbout() {
        double[] truth = new double[90];
        double[] values = new double[270];
        for (int i = 0; i < 90; i++) {
            truth[i] = i % 3;
            int said = i < 45 ? 0 : i % 3;
            values[3 * i + said] = i < 45 ? 0.4 : 0.8;
            values[3 * i + (said + 1) % 3] = i < 45 ? 0.3 : 0.1;
            values[3 * i + (said + 2) % 3] = i < 45 ? 0.3 : 0.1;
        }
        Task three = new Task.Multiclass(List.of("a", "b", "c"));
        List<Reliability.Bin> bins = Reliability.of(predicted(three, truth, values), "m")
                .orElseThrow()
                .bins();
        assertEquals(0.4, bins.get(0).predicted(), 1e-12);
        assertEquals(1.0 / 3, bins.get(0).observed().mean(), 1e-12);
        assertEquals(1, bins.get(1).observed().mean(), 0);
    }

    @Test
    void numbersHaveNone() {
        double[] truth = IntStream.range(0, 100).asDoubleStream().toArray();
        assertTrue(Reliability.of(predicted(new Task.Regression(), truth, truth), "m")
                .isEmpty());
    }
}
