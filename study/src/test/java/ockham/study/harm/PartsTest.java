package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import org.junit.jupiter.api.Test;

class PartsTest {
    @Test
    void numbersAreCutIntoQuartersByShortNumbers() {
        double[] values =
                IntStream.range(0, 100).mapToDouble(i -> 18 + i * 0.731).toArray();
        Parts parts = Parts.of(new Column.Numbers("age", values));
        assertEquals(
                List.of("below 36", "from 36 to below 54", "from 54 to below 72.8", "72.8 and above"), parts.levels());
        assertEquals("age from 36 to below 54", parts.wheres().get(1));
        assertArrayEquals(new int[] {25, 25, 25, 25}, parts.sizes());
    }

    @Test
    void missingCellsAreAPartOfTheirOwn() {
        double[] values = IntStream.range(0, 40)
                .mapToDouble(i -> i % 4 == 0 ? Double.NaN : i)
                .toArray();
        Parts parts = Parts.of(new Column.Numbers("x", values));
        assertEquals("(missing)", parts.levels().getLast());
        assertEquals(10, parts.sizes()[parts.count() - 1]);
        Parts flags = Parts.of(
                new Column.Categories("f", ColumnKind.BOOLEAN, List.of("false", "true"), new int[] {-1, 1, 1}));
        assertEquals(List.of("true", "(missing)"), flags.levels());
        assertEquals(List.of("f = true", "f missing"), flags.wheres());
        assertArrayEquals(new int[] {1, 0, 0}, flags.of());
    }

    @Test
    void fewValuesStandForThemselvesAndManyEqualOnesMakeFewerParts() {
        Parts few = Parts.of(new Column.Numbers("children", new double[] {0, -0.0, 1, 2, 2.5}));
        assertEquals(List.of("0", "1", "2", "2.5"), few.levels());
        assertEquals("children = 2.5", few.wheres().getLast());
        assertArrayEquals(new int[] {2, 1, 1, 1}, few.sizes());
        double[] zeros =
                IntStream.range(0, 100).mapToDouble(i -> i < 60 ? 0 : i).toArray();
        Parts parts = Parts.of(new Column.Numbers("x", zeros));
        assertEquals(List.of("below 75", "75 and above"), parts.levels());
        assertEquals(100, Arrays.stream(parts.sizes()).sum());
        Parts none = Parts.of(new Column.Numbers("x", new double[] {Double.NaN, Double.NaN}));
        assertEquals(List.of("(missing)"), none.levels());
        assertEquals(
                List.of("7"),
                Parts.of(new Column.Numbers("x", new double[] {7, 7})).levels());
    }

    @Test
    void timesAreCutIntoQuarters() {
        long day = 86_400_000_000L;
        long[] micros = IntStream.range(0, 8).mapToLong(i -> i * day).toArray();
        Parts parts = Parts.of(new Column.Times("day", micros));
        assertEquals(
                List.of(
                        "below 1970-01-03",
                        "from 1970-01-03 to below 1970-01-05",
                        "from 1970-01-05 to below 1970-01-07",
                        "1970-01-07 and above"),
                parts.levels());
    }

    @Test
    void rareLevelsAreTakenTogether() {
        int[] codes = IntStream.range(0, 100)
                .map(i -> i < 60 ? 0 : i < 90 ? 7 : i % 7)
                .toArray();
        List<String> levels = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        Parts parts = Parts.of(new Column.Categories("c", ColumnKind.CATEGORY, levels, codes))
                .pooled(2);
        assertEquals(List.of("a", "h", "6 rarer levels"), parts.levels());
        assertEquals(100, Arrays.stream(parts.sizes()).sum());
        assertEquals(30, parts.sizes()[1]);
    }

    @Test
    void freeTextsAreNotCut() {
        Column texts = new Column.Texts("note", new String[] {"a"});
        assertFalse(Parts.possible(texts));
        assertThrows(IllegalArgumentException.class, () -> Parts.of(texts));
    }
}
