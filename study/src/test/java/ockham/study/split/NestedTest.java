package ockham.study.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ockham.api.Column;
import org.junit.jupiter.api.Test;

/** Which rows the fits of a learning curve learn from. */
class NestedTest {
    private static final int ROWS = 1_000;
    private static final SplitSettings PLAIN = new SplitSettings(5, 2, null, null, 3);
    private static final double[] TARGET =
            IntStream.range(0, ROWS).mapToDouble(i -> i % 50 == 7 ? 1 : 0).toArray();

    @Test // the reference set's case "anchors": ceil(16 * 2^(k/2))
    void anchorsAreHalfOctaves() {
        assertArrayEquals(
                new int[] {32, 46, 64, 91, 128, 182, 256, 363, 512, 725, 1024}, Nested.anchors(1_400, 1_000, 20));
        assertArrayEquals(new int[] {512, 725, 1_024, 1_449, 2_048}, Nested.anchors(4_000, 8, 5));
        assertArrayEquals(new int[] {32, 46, 64, 91, 128}, Nested.anchors(200, 8, 5));
        assertTrue(Nested.anchors(100, 8, 5).length < 4);
    }

    private static Set<Integer> set(int[] rows) {
        return Arrays.stream(rows).boxed().collect(Collectors.toSet());
    }

    @Test
    void smallPartsAreInLargeOnesAndNoneInTheTest() {
        for (Fold fold : Nested.folds(Split.folds(PLAIN, SplitTest.BINARY, TARGET), false)) {
            Set<Integer> before = Set.of();
            for (int size : new int[] {32, 91, 128, 363, 512}) {
                int[] rows = Nested.rows(fold, size, PLAIN, SplitTest.BINARY, TARGET);
                assertEquals(size, rows.length);
                assertArrayEquals(Arrays.stream(rows).sorted().toArray(), rows);
                assertTrue(set(rows).containsAll(before));
                assertTrue(set(fold.train()).containsAll(set(rows)));
                assertTrue(Arrays.stream(fold.test()).noneMatch(set(rows)::contains));
                double share = Arrays.stream(rows).mapToDouble(r -> TARGET[r]).sum() / size;
                assertEquals(0.02, share, 1.5 / size, "of the rare class");
                assertTrue(share > 0);
                before = set(rows);
            }
            assertSame(fold.train(), Nested.rows(fold, 800, PLAIN, SplitTest.BINARY, TARGET));
        }
    }

    @Test
    void groupsStayWhole() {
        double[] shop = IntStream.range(0, ROWS).mapToDouble(i -> i % 120).toArray();
        SplitSettings grouped = new SplitSettings(5, 1, null, new Column.Numbers("shop", shop), 3);
        Fold fold = Split.folds(grouped, SplitTest.BINARY, TARGET).folds().getFirst();
        int[] rows = Nested.rows(fold, 256, grouped, SplitTest.BINARY, TARGET);
        assertTrue(rows.length >= 256 && rows.length < 270, rows.length + " rows");
        Set<Double> shops = Arrays.stream(rows).mapToObj(r -> shop[r]).collect(Collectors.toSet());
        long all =
                Arrays.stream(fold.train()).filter(r -> shops.contains(shop[r])).count();
        assertEquals(all, rows.length);
        assertTrue(set(rows).containsAll(set(Nested.rows(fold, 91, grouped, SplitTest.BINARY, TARGET))));
    }

    @Test
    void repeatsAreTheFoldsOrInTimeTheLastOneOverAndOver() {
        Folds folds = Split.folds(PLAIN, SplitTest.BINARY, TARGET);
        assertEquals(folds.folds().subList(0, 5), Nested.folds(folds, false));
        double[] day = IntStream.range(0, ROWS).mapToDouble(i -> i).toArray();
        SplitSettings timed = new SplitSettings(5, 1, new Column.Numbers("day", day), null, 3);
        List<Fold> same = Nested.folds(Split.folds(timed, SplitTest.BINARY, TARGET), true);
        assertEquals(Nested.REPEATS, same.size());
        assertEquals(1, same.stream().map(f -> f.train().length).distinct().count());
        assertEquals(833, same.getFirst().train().length, 1);
        Set<Integer> first = set(Nested.rows(same.get(0), 128, timed, SplitTest.BINARY, TARGET));
        Set<Integer> second = set(Nested.rows(same.get(1), 128, timed, SplitTest.BINARY, TARGET));
        assertTrue(!first.equals(second), "each repeat draws its own part");
    }
}
