package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The luck of a fit, where it is known how large it is. */
class LuckTest {
    private static final int ROWS = 600;
    private static final int FOLDS = 5;

    /** Rows of a contender whose fits each have a luck of their own, besides what every row has. */
    private record World(double[][] rows, int[] group, int[][] folds) {
        static World of(SplittableRandom random, int repeats, double fit, double spread, int groupSize) {
            double[][] rows = new double[repeats][ROWS];
            int[][] folds = new int[repeats][ROWS];
            int[] group = IntStream.range(0, ROWS).map(i -> i / groupSize).toArray();
            double[] shared = IntStream.range(0, ROWS)
                    .mapToDouble(i -> random.nextGaussian())
                    .toArray();
            for (int r = 0; r < repeats; r++) {
                double[] luck = new double[FOLDS];
                Arrays.setAll(luck, k -> fit * random.nextGaussian());
                double[] own = new double[ROWS];
                int[] foldOf = new int[ROWS];
                for (int g = 0; g * groupSize < ROWS; g++) {
                    own[g] = spread * random.nextGaussian();
                    foldOf[g] = random.nextInt(FOLDS);
                }
                for (int i = 0; i < ROWS; i++) {
                    folds[r][i] = foldOf[group[i]];
                    rows[r][i] = shared[group[i]] + luck[folds[r][i]] + own[group[i]];
                }
            }
            return new World(rows, group, folds);
        }

        Luck luck() {
            double[][][] layers =
                    Arrays.stream(rows).map(r -> new double[][] {r}).toArray(double[][][]::new);
            Play play = new Play("model", Family.LINEAR, 1, true, layers, List.of(), null);
            return new Luck(List.of(play), group, folds);
        }

        /** The variance of what is drawn. */
        double variance() {
            Luck luck = luck();
            double sum = 0;
            for (int r = 0; r < rows.length; r++) {
                for (int k = 0; k < FOLDS; k++) {
                    sum += luck.of(0, 0, r, k) * luck.of(0, 0, r, k) / (rows.length * FOLDS);
                }
            }
            return sum;
        }
    }

    /** Of 400 worlds the mean estimate, beside a luck of .1 that gives .01: never less, and more where few groups are noisy, for none is below 0. */
    @ParameterizedTest
    @CsvSource({"2, 0, 1, 0.0105", "2, 0.5, 1, 0.0112", "3, 0.5, 1, 0.0112", "2, 0.5, 10, 0.018"})
    void itsVarianceIsFound(int repeats, double spread, int groupSize, double most) {
        SplittableRandom random = new SplittableRandom(3);
        double mean = IntStream.range(0, 400)
                .mapToDouble(
                        w -> World.of(random, repeats, 0.1, spread, groupSize).variance())
                .average()
                .orElseThrow();
        assertTrue(mean > 0.0093 && mean < most, Double.toString(mean));
    }

    @Test
    void rowsOnWhichFitsDifferByChanceAreNoLuckOfAFit() {
        SplittableRandom random = new SplittableRandom(4);
        double mean = IntStream.range(0, 400)
                .mapToDouble(w -> World.of(random, 2, 0, 1, 1).variance())
                .average()
                .orElseThrow();
        // What is drawn of it: less than half of the variance of a fold's mean, 1 / 120; all would be left without
        // taking noise out.
        assertTrue(mean < 0.5 / 120, Double.toString(mean));
    }

    @Test
    void ofOneRepeatNothingIsKnown() {
        assertEquals(0, World.of(new SplittableRandom(5), 1, 1, 1, 1).variance());
    }

    /** The model in service is one more fit: in 300 worlds its worth is within the interval of draws nine times in ten. */
    @Test
    void intervalsHoldWhatOneMoreFitIsWorth() {
        SplittableRandom random = new SplittableRandom(6);
        int held = 0;
        int worlds = 300;
        for (int w = 0; w < worlds; w++) {
            World world = World.of(random, 2, 0.08, 0.2, 1);
            List<MetricInputs.Entry> entries = List.of(
                    new MetricInputs.Entry("nothing", Family.NOTHING, 0, new double[2][ROWS]),
                    new MetricInputs.Entry("model", Family.LINEAR, 1, world.rows()));
            ValueDraws draws = Value.byMetric(new MetricInputs(
                            "gain", entries, world.group(), world.folds(), 0.01, 400, w, false, Learnt.NOTHING))
                    .draws();
            double[] sorted =
                    Arrays.stream(draws.sides()).mapToDouble(d -> d[1]).sorted().toArray();
            double truth = 0.08 * random.nextGaussian();
            held += sorted[20] <= truth && truth <= sorted[379] ? 1 : 0;
        }
        assertTrue(held >= 0.86 * worlds && held <= 0.97 * worlds, held + " of " + worlds);
    }
}
