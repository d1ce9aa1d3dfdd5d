package ockham.study.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.study.split.Permutation;
import ockham.study.split.SplitSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The test's p-values in worlds where it is known whether there is a signal. */
class PermutationTestTest {
    private static final int ROWS = 48;
    private static final int COLUMNS = 4;
    private static final int WORLDS = 2_000;

    /** A world of rows in groups of four; the score is the best of several features, chosen anew for each permutation. */
    private record World(double[][] features, double[] target, SplitSettings split) {
        static World of(long seed, double effect, boolean grouped) {
            SplittableRandom random = new SplittableRandom(seed);
            double[][] features = new double[COLUMNS][ROWS];
            double[] target = new double[ROWS];
            for (int i = 0; i < ROWS; i++) {
                boolean fresh = !grouped || i % 4 == 0;
                for (double[] feature : features) {
                    feature[i] = fresh ? random.nextGaussian() : feature[i - 1];
                }
                double own = fresh ? random.nextGaussian() : 0;
                target[i] = fresh ? effect * features[1][i] + own : target[i - 1];
            }
            return new World(features, target, split(grouped));
        }

        static SplitSettings split(boolean grouped) {
            @Nullable
            Column group = grouped
                    ? new Column.Numbers(
                            "g",
                            IntStream.range(0, ROWS).mapToDouble(i -> i / 4).toArray())
                    : null;
            return new SplitSettings(3, 1, null, group, 1);
        }

        double score(double[] targets) {
            double best = 0;
            for (double[] feature : features) {
                double sum = 0;
                for (int i = 0; i < ROWS; i++) {
                    sum += feature[i] * targets[i];
                }
                best = Math.max(best, Math.abs(sum));
            }
            return best;
        }

        PermutationTest test(SplitSettings how, int most) {
            int[] rows = IntStream.range(0, ROWS).toArray();
            return PermutationTest.run((from, to) -> from >= most
                            ? Optional.empty()
                            : Optional.of(IntStream.range(from, to)
                                    .mapToDouble(
                                            p -> score(p == 0 ? target : Permutation.of(rows, how, target, 77L * p)))
                                    .toArray()))
                    .orElseThrow();
        }
    }

    /** Chi-square of p-values against equal shares of the 20 values that they can have. */
    private static double chiSquare(boolean grouped, SplitSettings how) {
        int[] counts = new int[PermutationTest.FIRST + 1];
        for (int w = 0; w < WORLDS; w++) {
            PermutationTest test = World.of(w, 0, grouped).test(how, 1);
            assertEquals(PermutationTest.FIRST, test.permuted().size());
            counts[test.reached()]++;
        }
        double expected = (double) WORLDS / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
    }

    @Test // 99.9% quantile of chi-square with 19 degrees of freedom: 43.8
    void withoutASignalPIsUniformOnItsValues() {
        assertTrue(chiSquare(false, World.split(false)) < 43.8);
        assertTrue(chiSquare(true, World.split(true)) < 43.8);
    }

    /** That the test above can fail: rows of a group that change places one by one make small p-values of nothing. */
    @Test
    void permutingRowsOfGroupsOneByOneWouldBeSeen() {
        assertTrue(chiSquare(true, World.split(false)) > 200);
    }

    @Test
    void twoStagesTogetherKeepTheLevel() {
        for (double level : new double[] {0.02, 0.05, 0.1, 0.2, 0.5}) {
            int small = 0;
            for (int w = 0; w < WORLDS; w++) {
                small += World.of(w, 0, false).test(World.split(false), 1_000).p() <= level + 1e-12 ? 1 : 0;
            }
            double error = Math.sqrt(level * (1 - level) / WORLDS);
            assertTrue((double) small / WORLDS < level + 3 * error, small + " of " + WORLDS + " at " + level);
        }
    }

    @Test
    void aPlantedSignalIsFound() {
        int found = 0;
        for (int w = 0; w < 200; w++) {
            PermutationTest test = World.of(w, 0.8, false).test(World.split(false), 1_000);
            found += test.p() <= 0.05 ? 1 : 0;
            assertTrue(test.permuted().size() == PermutationTest.ALL || test.reached() > 2);
        }
        assertTrue(found > 180, found + " of 200");
    }

    /** Where features are the same throughout whatever changes places. */
    @Test
    void itIsBlindWhereNoPermutationChangesAScore() {
        assertTrue(PermutationTest.run((from, to) -> Optional.of(new double[to - from]))
                .orElseThrow()
                .blind());
        assertFalse(World.of(1, 0.8, false).test(World.split(false), 1_000).blind());
    }

    @Test
    void equalScoresCountAsReached() {
        PermutationTest same = PermutationTest.run((from, to) -> Optional.of(new double[to - from]))
                .orElseThrow();
        assertEquals(1, same.p());
        PermutationTest none = PermutationTest.run((from, to) -> Optional.of(
                        IntStream.range(from, to).mapToDouble(p -> -p).toArray()))
                .orElseThrow();
        assertEquals(0.01, none.p(), 1e-15);
        assertTrue(PermutationTest.run((from, to) -> Optional.empty()).isEmpty());
    }
}
