package ockham.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;

class WorldsTest {
    private static final int ROWS = 40_000;
    private static final long SEED = 11;

    private static List<World> all(int rows, long seed) {
        return List.of(
                Worlds.linear(rows, seed),
                Worlds.treesWin(rows, seed),
                Worlds.deepWins(rows, seed),
                Worlds.noSignal(rows, seed),
                Worlds.tie(rows, seed),
                Worlds.heavyTails(rows, seed),
                Worlds.curved(rows, seed),
                Worlds.clusteredRows(rows, seed),
                Worlds.threeClasses(rows, seed));
    }

    @Test
    void theSameSeedIsTheSameWorldAndAnotherIsNot() {
        for (int w = 0; w < 9; w++) {
            World one = all(200, 1).get(w);
            World again = all(200, 1).get(w);
            World other = all(200, 2).get(w);
            Sample.assertSameRows(one.rows(), again.rows());
            assertArrayEquals(one.truth().values(), again.truth().values(), 0.0);
            assertArrayEquals(one.groups(), again.groups());
            assertFalse(Arrays.equals(one.rows().target(), other.rows().target()), one.name());
        }
    }

    /** Of rows drawn from p, the share of each class less the mean p is within four standard errors of 0. */
    @Test
    void classesComeAsOftenAsTheTruthSays() {
        for (World world : all(ROWS, SEED)) {
            Predictions truth = world.truth();
            for (int k = 0; world.rows().task().classification() && k < truth.width(); k++) {
                double difference = 0;
                double variance = 0;
                for (int i = 0; i < ROWS; i++) {
                    double p = truth.get(i, k);
                    difference += (world.rows().target()[i] == k ? 1 : 0) - p;
                    variance += p * (1 - p);
                }
                assertEquals(0, difference / Math.sqrt(variance), 4, world.name() + " class " + k);
            }
        }
    }

    /** The log loss of the truth itself is its mean entropy; that of anything else is more. */
    @Test
    void nothingPredictsBetterThanTheTruth() {
        for (World world : all(ROWS, SEED)) {
            double loss = World.loss(world.rows(), world.truth());
            double[] pulled = world.truth().values().clone();
            int width = world.truth().width();
            double mean = Arrays.stream(pulled).average().orElseThrow();
            Arrays.setAll(pulled, i -> 0.8 * pulled[i] + 0.2 * (width == 1 ? mean : 1.0 / width));
            assertTrue(loss < World.loss(world.rows(), new Predictions(ROWS, width, pulled)), world.name());
            if (width > 1) {
                double entropy = -Arrays.stream(world.truth().values())
                                .map(p -> p * Math.log(p))
                                .sum()
                        / ROWS;
                assertEquals(entropy, loss, 0.015, world.name());
            }
        }
    }

    /** The log-odds of the linear world are normal with variance 1.5^2 + 1 + .75^2 + .5^2, which gives its best accuracy. */
    @Test
    void theLinearWorldHasItsBestAccuracy() {
        double deviation = Math.sqrt(1.5 * 1.5 + 1 + 0.75 * 0.75 + 0.5 * 0.5);
        double best = normalMean(z -> 1 / (1 + Math.exp(-Math.abs(deviation * z))));
        assertEquals(best, accuracy(Worlds.linear(ROWS, SEED)), 4 * Math.sqrt(0.25 / ROWS));
    }

    @Test
    void theWorldWithoutSignalIsSevenToThreeEverywhere() {
        World world = Worlds.noSignal(ROWS, SEED);
        for (int i = 0; i < ROWS; i++) {
            assertEquals(0.3, world.truth().get(i, 1), 1e-12);
        }
        assertEquals(0.7, accuracy(world), 4 * Math.sqrt(0.21 / ROWS));
    }

    /** No column alone, and so no line, tells much in the worlds that ask for crossings or waves. */
    @Test
    void linesSeeLittleOfTheDeepWorldAndMuchOfTheLinear() {
        assertTrue(bestColumn(Worlds.linear(ROWS, SEED)) > 0.7);
        assertTrue(bestColumn(Worlds.deepWins(ROWS, SEED)) < 0.58);
        assertTrue(accuracy(Worlds.deepWins(ROWS, SEED)) > 0.85);
    }

    /** Its log-odds are 3.4 or 1 either way, equally often, as one step agrees with the other or not. */
    @Test
    void theWorldOfStepsHasItsBestAccuracy() {
        double best = (1 / (1 + Math.exp(-3.4)) + 1 / (1 + Math.exp(-1))) / 2;
        assertEquals(best, accuracy(Worlds.treesWin(ROWS, SEED)), 4 * Math.sqrt(0.25 / ROWS));
    }

    /** The widest of 1 % of rows carry over a fifth of the squared noise of heavy tails; of normal noise, about 8 %. */
    @Test
    void heavyTailsAreHeavyAndCentred() {
        assertTrue(topShare(Worlds.heavyTails(ROWS, SEED)) > 0.2);
        assertEquals(0.084, topShare(Worlds.curved(ROWS, SEED)), 0.01);
        double[] noise = noise(Worlds.heavyTails(ROWS, SEED));
        Arrays.sort(noise);
        // Quartile of Student's t with 2.5 degrees of freedom: 0.7812 (between 0.8165 of 2 and 0.7649 of 3).
        assertEquals(0, noise[ROWS / 2], 0.03);
        assertTrue(noise[ROWS * 3 / 4] > 0.7649 - 0.03 && noise[ROWS * 3 / 4] < 0.8165 + 0.03);
    }

    /** Rows of a cluster share what no feature shows: their residuals from the features' part go together. */
    @Test
    void rowsOfAClusterTellOnEachOther() {
        World world = Worlds.clusteredRows(ROWS, SEED);
        double together = 0;
        double strangers = 0;
        double all = 0;
        double[] left = new double[ROWS];
        double[] x0 = ((Column.Numbers) world.rows().table().column("x0")).values();
        double[] x1 = ((Column.Numbers) world.rows().table().column("x1")).values();
        for (int i = 0; i < ROWS; i++) {
            double p = world.truth().get(i, 1);
            left[i] = Math.log(p / (1 - p)) - x0[i] + 0.5 * x1[i];
        }
        for (int i = 0; i + 10 < ROWS; i += 10) {
            assertEquals(world.groups()[i], world.groups()[i + 9]);
            assertTrue(world.groups()[i] != world.groups()[i + 10]);
            together += left[i] * left[i + 9];
            strangers += left[i] * left[i + 10];
            all += left[i] * left[i];
        }
        assertEquals(1, together / all, 1e-9);
        assertEquals(0, strangers / all, 0.1);
        assertEquals(1.5 * 1.5, all / (ROWS / 10.0), 0.25);
    }

    private static double accuracy(World world) {
        return IntStream.range(0, world.rows().size())
                        .filter(i -> world.truth().largest(i) == world.rows().target()[i])
                        .count()
                / (double) world.rows().size();
    }

    private static double bestColumn(World world) {
        return world.rows().table().columns().stream()
                .mapToDouble(column -> Sample.auc(
                        ((Column.Numbers) column).values(), world.rows().target()))
                .map(auc -> Math.max(auc, 1 - auc))
                .max()
                .orElseThrow();
    }

    private static double[] noise(World world) {
        double[] noise = world.rows().target().clone();
        Arrays.setAll(noise, i -> noise[i] - world.truth().get(i, 0));
        return noise;
    }

    private static double topShare(World world) {
        double[] squares = Arrays.stream(noise(world)).map(e -> e * e).sorted().toArray();
        double top = Arrays.stream(squares, ROWS - ROWS / 100, ROWS).sum();
        return top / Arrays.stream(squares).sum();
    }

    /** The mean of a function of a standard normal, by the trapezoid rule. */
    private static double normalMean(DoubleUnaryOperator function) {
        double step = 1e-3;
        double sum = 0;
        for (double z = -9; z <= 9; z += step) {
            sum += function.applyAsDouble(z) * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * step;
        }
        return sum;
    }
}
