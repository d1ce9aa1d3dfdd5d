package ockham.study.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which targets change places with which. */
class PermutationTest {
    private static final int ROWS = 600;
    private static final int[] ALL = IntStream.range(0, ROWS).toArray();

    private static double[] values(IntToDoubleFunction of) {
        return IntStream.range(0, ROWS).mapToDouble(of).toArray();
    }

    private static SplitSettings settings(double @Nullable [] time, double @Nullable [] group) {
        return new SplitSettings(
                3,
                1,
                time == null ? null : new Column.Numbers("t", time),
                group == null ? null : new Column.Numbers("g", group),
                1);
    }

    private static double[] noise() {
        SplittableRandom random = new SplittableRandom(5);
        return values(i -> random.nextDouble());
    }

    private static double[] sorted(double[] values, int... rows) {
        return Arrays.stream(rows).mapToDouble(r -> values[r]).sorted().toArray();
    }

    private static int[] where(double[] key, double value) {
        return IntStream.range(0, ROWS).filter(i -> key[i] == value).toArray();
    }

    @Test
    void amongAllRowsWhereNothingBindsThem() {
        double[] target = noise();
        double[] permuted = Permutation.of(ALL, settings(null, null), target, 3);
        assertArrayEquals(sorted(target, ALL), sorted(permuted, ALL));
        long stayed = IntStream.of(ALL).filter(i -> target[i] == permuted[i]).count();
        assertEquals(1, stayed, 4);
        assertArrayEquals(permuted, Permutation.of(ALL, settings(null, null), target, 3));
        assertNotEquals(permuted[0], Permutation.of(ALL, settings(null, null), target, 4)[0]);
    }

    @Test
    void rowsThatAreNotAskedForKeepTheirs() {
        double[] target = noise();
        int[] some = IntStream.range(0, 200).map(i -> 3 * i).toArray();
        double[] permuted = Permutation.of(some, settings(null, null), target, 3);
        assertArrayEquals(sorted(target, some), sorted(permuted, some));
        for (int i = 0; i < ROWS; i++) {
            if (i % 3 != 0) {
                assertEquals(target[i], permuted[i]);
            }
        }
    }

    @Test
    void withinAGroupWhereItsTargetsDiffer() {
        double[] group = values(i -> i % 20);
        double[] target = noise();
        double[] permuted = Permutation.of(ALL, settings(null, group), target, 3);
        for (int g = 0; g < 20; g++) {
            int[] own = where(group, g);
            assertArrayEquals(sorted(target, own), sorted(permuted, own));
        }
        assertNotEquals(0, Arrays.compare(target, permuted));
    }

    @Test
    void groupsWithOneTargetMoveAsWholes() {
        double[] group = values(i -> i < 300 ? i % 30 : 30 + i % 10);
        double[] target = values(i -> i < 300 ? group[i] % 4 : i % 7);
        double[] permuted = Permutation.of(ALL, settings(null, group), target, 9);
        Map<Double, Integer> before = new TreeMap<>();
        Map<Double, Integer> after = new TreeMap<>();
        for (int g = 0; g < 30; g++) {
            int[] own = where(group, g);
            assertEquals(1, Arrays.stream(sorted(permuted, own)).distinct().count());
            before.merge(target[own[0]], 1, Integer::sum);
            after.merge(permuted[own[0]], 1, Integer::sum);
        }
        assertEquals(before, after);
        for (int g = 30; g < 40; g++) {
            assertArrayEquals(sorted(target, where(group, g)), sorted(permuted, where(group, g)));
        }
    }

    @Test
    void withinAStretchOfTime() {
        double[] time = values(i -> (i * 7L) % ROWS);
        double[] target = noise();
        double[] permuted = Permutation.of(ALL, settings(time, null), target, 3);
        for (int s = 0; s < Permutation.STRETCHES; s++) {
            int stretch = s;
            int[] own = IntStream.of(ALL)
                    .filter(i -> (int) (time[i] * Permutation.STRETCHES / ROWS) == stretch)
                    .toArray();
            assertEquals(ROWS / Permutation.STRETCHES, own.length);
            assertArrayEquals(sorted(target, own), sorted(permuted, own));
        }
    }

    @Test
    void rowsWithoutATimeStayAmongThemselves() {
        double[] time = values(i -> i < 50 ? Double.NaN : i);
        double[] target = values(i -> i < 50 ? 1_000 + i : i);
        double[] permuted = Permutation.of(ALL, settings(time, null), target, 3);
        int[] without = IntStream.range(0, 50).toArray();
        assertArrayEquals(sorted(target, without), sorted(permuted, without));
    }

    @Test
    void aSampleKeepsRareClassesAndWholeGroups() {
        double[] target = values(i -> i % 60 == 0 ? 1 : 0);
        int[] rare = RowSample.of(ROWS, 100, settings(null, null), SplitTest.BINARY, target);
        assertEquals(100, rare.length);
        assertEquals(10, IntStream.of(rare).filter(i -> target[i] == 1).count());
        assertArrayEquals(IntStream.of(rare).sorted().distinct().toArray(), rare);
        double[] group = values(i -> i / 7);
        int[] grouped = RowSample.of(ROWS, 100, settings(null, group), SplitTest.BINARY, target);
        assertEquals(98, grouped.length);
        for (int row : grouped) {
            assertArrayEquals(
                    where(group, group[row]),
                    IntStream.of(grouped).filter(i -> group[i] == group[row]).toArray());
        }
        assertEquals(ROWS, RowSample.of(ROWS, 1_000, settings(null, null), SplitTest.BINARY, target).length);
    }
}
