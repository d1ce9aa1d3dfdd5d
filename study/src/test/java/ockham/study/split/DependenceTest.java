package ockham.study.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Dependence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How rows that tell on each other are dealt to parts, from the columns of a study. */
class DependenceTest {
    private static final int ROWS = 1000;
    private static final SplittableRandom RANDOM = new SplittableRandom(3);

    @Test
    void rowsThatStandAloneMayBeDealtAtWill() {
        assertTrue(of(null, null).parts(5).isEmpty());
        assertTrue(Dependence.none().parts(5).isEmpty());
    }

    @Test
    void noGroupIsInTwoPartsAndPartsAreEven() {
        double[] group = values(i -> Math.floor(60 * Math.pow(RANDOM.nextDouble(), 2)));
        int[] part = of(null, group).parts(5).orElseThrow();
        inOnePart(group, part);
        for (long rows : sizes(part, 5)) {
            assertEquals(ROWS / 5.0, rows, 20);
        }
    }

    @Test
    void fewGroupsMakeFewParts() {
        int[] part = of(null, values(i -> i % 3)).parts(5).orElseThrow();
        assertEquals(2, Arrays.stream(part).max().orElseThrow());
    }

    @Test
    void partsOfTimeFollowEachOtherAndEqualTimesStayTogether() {
        double[] time = values(i -> (i * 37L) % 90);
        int[] part = of(time, null).parts(5).orElseThrow();
        inOnePart(time, part);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < ROWS; j++) {
                assertTrue(time[i] >= time[j] || part[i] <= part[j]);
            }
        }
        for (long rows : sizes(part, 5)) {
            assertEquals(ROWS / 5.0, rows, 12);
        }
    }

    @Test
    void aTimeThatMostRowsShareLeavesNoPartEmpty() {
        double[] time = values(i -> i < 700 ? 5 : i);
        int[] part = of(time, null).parts(5).orElseThrow();
        int last = Arrays.stream(part).max().orElseThrow();
        assertTrue(Arrays.stream(sizes(part, last + 1)).allMatch(rows -> rows > 0));
        inOnePart(time, part);
    }

    @Test
    void groupsInTimeStayWholeTheEarliestFirst() {
        double[] time = values(i -> i);
        double[] group = values(i -> Math.floor(i / 20.0) + (i % 20 == 0 ? 1 : 0));
        int[] part = of(time, group).parts(5).orElseThrow();
        inOnePart(group, part);
        assertEquals(0, part[1]);
        assertEquals(4, part[ROWS - 1]);
    }

    @Test
    void ranksFollowTimeAndRowsWithoutOneComeFirst() {
        double[] time = {30, Double.NaN, 10, 30, 20};
        int[] rows = {0, 1, 2, 3, 4};
        var settings = new SplitSettings(0, 0, new Column.Numbers("date", time), null, 1);
        assertArrayEquals(
                new int[] {3, 0, 1, 3, 2}, Split.dependence(rows, settings).time());
        assertArrayEquals(
                new int[] {0, 2, 1},
                Split.dependence(new int[] {1, 3, 4}, settings).time());
    }

    private static void inOnePart(double[] unit, int[] part) {
        Map<Double, Integer> seen = new HashMap<>();
        for (int i = 0; i < part.length; i++) {
            int first = seen.computeIfAbsent(unit[i], new PartOf(part, i));
            assertEquals(first, part[i]);
        }
    }

    /** The part of a row, for the first row of a unit. */
    private record PartOf(int[] part, int row) implements Function<Double, Integer> {
        @Override
        public Integer apply(Double unit) {
            return part[row];
        }
    }

    private static long[] sizes(int[] part, int count) {
        long[] sizes = new long[count];
        Arrays.stream(part).forEach(p -> sizes[p]++);
        return sizes;
    }

    private static double[] values(IntToDoubleFunction value) {
        double[] values = new double[ROWS];
        Arrays.setAll(values, value);
        return values;
    }

    private static Dependence of(double @Nullable [] time, double @Nullable [] group) {
        var settings = new SplitSettings(
                0,
                0,
                time == null ? null : new Column.Numbers("date", time),
                group == null ? null : new Column.Numbers("customer", group),
                1);
        return Split.dependence(IntStream.range(0, ROWS).toArray(), settings);
    }
}
