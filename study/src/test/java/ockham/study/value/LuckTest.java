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

        Play play() {
            double[][][] layers =
                    Arrays.stream(rows).map(r -> new double[][] {r}).toArray(double[][][]::new);
            return new Play("model", Family.LINEAR, 1, true, layers, List.of(), null);
        }

        Luck luck() {
            return Luck.of(List.of(play()), group, folds, new double[0]);
        }

        /** The variance of what is drawn. */
        double variance() {
            Luck luck = luck();
            double sum = 0;
            for (int r = 0; r < rows.length; r++) {
                for (int k = 0; k < FOLDS; k++) {
                    sum += luck.of(0, r, k) * luck.of(0, r, k) / (rows.length * FOLDS);
                }
            }
            return sum;
        }
    }

    /**
     * Of 400 worlds the mean estimate, beside fits that differ by .1. Of the .01 a fifth, what a repeat's mean of five fits has, is in the draws
     * already. More where few groups are noisy, for no estimate is below 0.
     */
    @ParameterizedTest
    @CsvSource({"2, 0, 1, 0.0088", "2, 0.5, 1, 0.0092", "3, 0.5, 1, 0.0092", "2, 0.5, 10, 0.0155"})
    void itsVarianceIsFound(int repeats, double spread, int groupSize, double most) {
        SplittableRandom random = new SplittableRandom(3);
        double mean = IntStream.range(0, 400)
                .mapToDouble(
                        w -> World.of(random, repeats, 0.1, spread, groupSize).variance())
                .average()
                .orElseThrow();
        assertTrue(mean > 0.0073 && mean < most, Double.toString(mean));
    }

    @Test
    void rowsOnWhichFitsDifferByChanceAreNoLuckOfAFit() {
        SplittableRandom random = new SplittableRandom(4);
        double mean = IntStream.range(0, 400)
                .mapToDouble(w -> World.of(random, 2, 0, 1, 1).variance())
                .average()
                .orElseThrow();
        // Without taking the noise out it would be about the variance of a fold's mean, 1 / 120.
        assertTrue(mean < 0.35 / 120, Double.toString(mean));
    }

    @Test
    void ofOneRepeatNothingIsKnown() {
        assertEquals(0, World.of(new SplittableRandom(5), 1, 1, 1, 1).variance());
    }

    /** What cancels between layers, as hits and the cost of more contacts do, is no luck of what they add up to. */
    @Test
    void layersCancel() {
        World world = World.of(new SplittableRandom(7), 2, 0.1, 0.5, 1);
        double[][][] layers = Arrays.stream(world.rows())
                .map(r -> new double[][] {Arrays.stream(r).map(v -> -50 * v).toArray(), r})
                .toArray(double[][][]::new);
        Play play = new Play("model", Family.LINEAR, 1, true, layers, List.of(), null);
        Luck luck = Luck.of(List.of(play), world.group(), world.folds(), new double[] {50});
        for (int k = 0; k < FOLDS; k++) {
            assertEquals(0, luck.of(0, 0, k), 1e-9);
        }
    }

    /** The model in service is one more fit: in 300 worlds its worth is within the interval of draws nine times in ten. */
    @Test
    void intervalsHoldWhatOneMoreFitIsWorth() {
        SplittableRandom random = new SplittableRandom(6);
        int held = 0;
        int without = 0;
        int worlds = 300;
        for (int w = 0; w < worlds; w++) {
            World world = World.of(random, 2, 0.12, 0.2, 1);
            RowDraws rows = new RowDraws(List.of(world.play()), world.group(), world.luck(), w);
            double[] served = new double[400];
            double[] average = new double[400];
            for (int d = 0; d < served.length; d++) {
                RowDraws.Draw draw = rows.draw(w, d);
                average[d] = draw.scaled()[0][0];
                served[d] = average[d] + draw.luck()[0];
            }
            double truth = 0.12 * random.nextGaussian();
            held += holds(served, truth) ? 1 : 0;
            without += holds(average, truth) ? 1 : 0;
        }
        assertTrue(held >= 0.85 * worlds && held <= 0.97 * worlds, held + " of " + worlds);
        assertTrue(without < 0.75 * worlds, without + " of " + worlds);
    }

    private static boolean holds(double[] draws, double truth) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        return sorted[20] <= truth && truth <= sorted[379];
    }
}
