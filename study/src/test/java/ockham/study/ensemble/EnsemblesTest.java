package ockham.study.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.compare.Compare;
import ockham.study.compare.CompareSettings;
import ockham.study.compare.Comparison;
import ockham.study.compare.Metric;
import ockham.study.compare.OutOfFold;
import org.junit.jupiter.api.Test;

class EnsemblesTest {
    private static final int ROWS = 2000;
    private static final double[] TRUTH = truth();

    private static double[] truth() {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static double[] noise(double size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS)
                .mapToDouble(i -> size * random.nextGaussian())
                .toArray();
    }

    private static OutOfFold.Entry entry(String name, Family family, double[] miss) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, i -> TRUTH[i] + miss[i]);
        return new OutOfFold.Entry(name, family, family.ordinal(), List.of(new Predictions(ROWS, 1, values)));
    }

    private static OutOfFold world(int folds, OutOfFold.Entry... entries) {
        int[] fold = new int[ROWS];
        Arrays.setAll(fold, i -> i * folds / ROWS);
        return new OutOfFold(
                new Task.Regression(),
                TRUTH,
                IntStream.range(0, ROWS).toArray(),
                new int[][] {fold},
                new Table(List.of(), ROWS),
                List.of(entries));
    }

    private static double weight(Ensemble ensemble, String candidate) {
        return ensemble.members().stream()
                .filter(m -> m.candidate().equals(candidate))
                .mapToDouble(Ensemble.Member::weight)
                .sum();
    }

    @Test
    void weightsAreNearTheBestMixOfIndependentErrors() {
        // Errors with variances 1 and 4: least variance at weights 4/5 and 1/5.
        Ensembles.Made made = Ensembles.of(
                world(
                        5,
                        entry("prior", Family.NOTHING, noise(3, 9)),
                        entry("sharp", Family.LINEAR, noise(1, 2)),
                        entry("dim", Family.BOOSTING, noise(2, 3))),
                false);
        Ensemble ensemble = made.ensembles().getFirst();
        assertEquals(List.of(), made.skipped());
        assertEquals(0.8, weight(ensemble, "sharp"), 0.05);
        assertEquals(0.2, weight(ensemble, "dim"), 0.05);
        Comparison comparison = Compare.of(
                world(5, entry("sharp", Family.LINEAR, noise(1, 2)), ensemble.entry()),
                new CompareSettings(Metric.RMSE));
        double score = comparison.score("ensemble").orElseThrow().estimate().mean();
        assertEquals(Math.sqrt(0.8), score, 0.03, "standard deviation of the best mix");
    }

    @Test
    void aFoldIsMixedWithoutALookAtItself() {
        double[] first = noise(1, 2);
        double[] second = noise(1, 3);
        Ensembles.Made before =
                Ensembles.of(world(5, entry("a", Family.LINEAR, first), entry("b", Family.BOOSTING, second)), false);
        // In the first fold b becomes perfect: its own predictions may change there only by b's, not by the weights.
        double[] better = second.clone();
        Arrays.fill(better, 0, ROWS / 5, 0);
        Ensembles.Made after =
                Ensembles.of(world(5, entry("a", Family.LINEAR, first), entry("b", Family.BOOSTING, better)), false);
        double[] was =
                before.ensembles().getFirst().entry().repeats().getFirst().values();
        double[] is = after.ensembles().getFirst().entry().repeats().getFirst().values();
        double weight = (is[0] - was[0]) / (better[0] - second[0]);
        for (int i = 0; i < ROWS / 5; i++) {
            assertEquals(weight * (better[i] - second[i]), is[i] - was[i], 1e-9);
        }
        assertTrue(weight(after.ensembles().getFirst(), "b")
                > weight(before.ensembles().getFirst(), "b"));
    }

    @Test
    void withTimeOnlyThePastChoosesWeights() {
        double[] first = noise(1, 2);
        double[] second = noise(1, 3);
        double[] later = second.clone();
        Arrays.fill(later, 3 * ROWS / 5, ROWS, 0);
        OutOfFold world = world(5, entry("a", Family.LINEAR, first), entry("b", Family.BOOSTING, second));
        OutOfFold future = world(5, entry("a", Family.LINEAR, first), entry("b", Family.BOOSTING, later));
        double[] was = Ensembles.of(world, true)
                .ensembles()
                .getFirst()
                .entry()
                .repeats()
                .getFirst()
                .values();
        double[] is = Ensembles.of(future, true)
                .ensembles()
                .getFirst()
                .entry()
                .repeats()
                .getFirst()
                .values();
        assertArrayEquals(Arrays.copyOf(was, 3 * ROWS / 5), Arrays.copyOf(is, 3 * ROWS / 5));
    }

    @Test
    void whatCannotBeMixedIsSaid() {
        OutOfFold.Entry good = entry("good", Family.LINEAR, new double[ROWS]);
        OutOfFold.Entry bad = entry("bad", Family.BOOSTING, noise(2, 3));
        OutOfFold.Entry net = entry("net", Family.DEEP, noise(2, 4));
        Ensembles.Made alone = Ensembles.of(world(5, good, bad, net), false);
        assertEquals(List.of(), alone.ensembles());
        assertEquals(
                List.of("it would be good alone", "it would be good alone"),
                alone.skipped().stream().map(s -> s.reason()).toList());
        assertTrue(Ensembles.of(world(5, good), false)
                .skipped()
                .getFirst()
                .reason()
                .contains("no two"));
        assertTrue(Ensembles.of(world(1, good, bad), false)
                .skipped()
                .getFirst()
                .reason()
                .contains("single fold"));
    }

    @Test
    void netsAreADeepEnsembleWhereTheyEarnAPlace() {
        Ensembles.Made made = Ensembles.of(
                world(
                        5,
                        entry("a", Family.LINEAR, noise(1, 2)),
                        entry("b", Family.BOOSTING, noise(1, 3)),
                        entry("net", Family.DEEP, noise(1, 4))),
                false);
        assertEquals(
                List.of(Family.ENSEMBLE, Family.DEEP),
                made.ensembles().stream().map(Ensemble::family).toList());
        assertEquals(1.0 / 3, weight(made.ensembles().get(1), "net"), 0.08);
    }
}
