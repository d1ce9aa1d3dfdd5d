package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** Rows of one kind are not told apart, rows of two kinds are, and what only tells the time is no reason. */
class ShiftTest {
    /** More for the figures of docs/audit.md. */
    private static final int TABLES = Integer.getInteger("ockham.simulations", 20);

    private static final int ROWS = 900;
    private static final int TRAIN = 600;

    private static AuditSettings settings(String time) {
        return new AuditSettings("outcome", Made.binary(), time, null, Set.of(), 7);
    }

    private static List<Finding> ofTest(Made made, double[] target) {
        return Shift.findings(made.table(), target, TRAIN, List.of(), settings(null));
    }

    private static List<Finding> ofTime(Made made) {
        return Shift.findings(made.table(), made.classes(), made.rows, List.of(), settings("when"));
    }

    /** With a time in the order of the rows, a year, a month and a counter. */
    private static Made timed(int seed) {
        var made = Made.ordinary(ROWS, seed);
        made.add("when", i -> i / 3);
        made.add("year", i -> 2020 + i / 300);
        made.add("month", i -> i / 25 % 12);
        made.add("counter", i -> 7 * i + made.random.nextInt(50));
        String[] seasons = {"winter", "spring", "summer", "autumn"};
        int[] codes = IntStream.range(0, ROWS).map(i -> i / 75 % 4).toArray();
        made.columns.add(new Column.Categories("season", ColumnKind.CATEGORY, List.of(seasons), codes));
        return made;
    }

    @Test
    void rowsOfOneKindAreNotToldApart() {
        int test = 0;
        int time = 0;
        int informed = 0;
        for (int table = 0; table < TABLES; table++) {
            var made = Made.ordinary(ROWS, 1000 + table);
            List<Finding> found = ofTest(made, made.classes());
            test += warns(found);
            informed += found.size();
            found = ofTime(timed(5000 + table));
            time += warns(found);
            informed += found.size();
        }
        int most = Math.max(1, TABLES / 20);
        assertTrue(test <= most && time <= most && informed <= 2 * most, test + ", " + time + ", " + informed);
    }

    private static int warns(List<Finding> findings) {
        return (int)
                findings.stream().filter(f -> f.severity() == Severity.WARNS).count();
    }

    private static void move(Made made, int column, IntToDoubleFunction by) {
        Column.Numbers numbers = (Column.Numbers) made.columns.get(column);
        double[] values = numbers.values().clone();
        Arrays.setAll(values, i -> values[i] + by.applyAsDouble(i));
        made.columns.set(column, new Column.Numbers(numbers.name(), values));
    }

    @Test
    void aColumnThatMovedInTheTestRowsIsNamed() {
        int missed = 0;
        for (int table = 0; table < TABLES; table++) {
            var made = Made.ordinary(ROWS, 2000 + table);
            move(made, 0, i -> i < TRAIN ? 0 : 0.7);
            List<Finding> found = ofTest(made, made.classes());
            missed += found.stream()
                            .anyMatch(f -> f.severity() == Severity.WARNS
                                    && f.columns().contains("weight"))
                    ? 0
                    : 1;
        }
        assertTrue(missed <= TABLES / 20, missed + " missed");
    }

    @Test
    void newLevelsAndMissingCellsAreNamed() {
        var made = Made.ordinary(ROWS, 4);
        Column.Categories town = (Column.Categories) made.columns.get(4);
        int[] codes = town.codes().clone();
        double[] age = ((Column.Numbers) made.columns.get(6)).values().clone();
        for (int i = TRAIN; i < ROWS; i++) {
            codes[i] = i % 3 == 0 ? 4 : codes[i];
            age[i] = i % 2 == 0 ? Double.NaN : age[i];
        }
        List<String> levels = List.of("north", "south", "east", "west", "moon");
        made.columns.set(4, new Column.Categories("town", ColumnKind.CATEGORY, levels, codes));
        made.columns.set(6, new Column.Numbers("age", age));
        Finding found = ofTest(made, made.classes()).get(0);
        assertEquals(Severity.WARNS, found.severity());
        assertEquals(Set.of("town", "age"), Set.copyOf(found.columns()));
        assertTrue(found.evidence().contains("new: moon (33%)"), found.evidence());
        assertTrue(found.evidence().contains("age (missing in"), found.evidence());
        assertTrue(found.action().contains("--drop"), found.action());
    }

    @Test
    void aTargetThatMovedAloneIsARemark() {
        var made = Made.ordinary(ROWS, 4);
        double[] target = made.values(i -> made.random.nextDouble() < (i < TRAIN ? 0.3 : 0.6) ? 1 : 0);
        Finding found = ofTest(made, target).get(0);
        assertEquals(Severity.INFORMS, found.severity());
        assertEquals(List.of("outcome"), found.columns());
    }

    @Test
    void aColumnThatMovesWithTimeIsNamedAndWhatTellsTheTimeIsNot() {
        int missed = 0;
        for (int table = 0; table < TABLES; table++) {
            var made = timed(3000 + table);
            move(made, 1, i -> 1.4 * i / ROWS);
            List<Finding> found = ofTime(made);
            missed += found.stream().anyMatch(f -> f.columns().contains("length")) ? 0 : 1;
            for (Finding finding : found) {
                assertFalse(finding.columns().stream()
                        .anyMatch(List.of("when", "year", "month", "counter", "season")::contains));
                assertTrue(finding.evidence().contains("only tell the time: year, month, counter, season"));
            }
        }
        assertTrue(missed <= TABLES / 20, missed + " missed");
    }

    @Test
    void onlyAWholeTimeIsOnOneSide() {
        double[] times = {5, 1, 5, 5, 2, Double.NaN, 5};
        Sides sides = Sides.ofTime(times);
        assertEquals(List.of(1, 4), Arrays.stream(sides.before()).boxed().toList());
        assertEquals(List.of(0, 2, 3, 6), Arrays.stream(sides.after()).boxed().toList());
        assertEquals(null, Sides.ofTime(new double[] {3, 3, 3}));
    }

    @Test
    void sidesOfNearlyOneSizeAreComparedToo() {
        // The distance is a millionth: Kolmogorov's series does not come to an end there.
        var made = new Made(2001, 3);
        made.add("when", i -> i);
        made.add("flag", i -> i == 300 || i == 1700 ? 1 : 0);
        made.add("noise", i -> made.normal());
        assertEquals(List.of(), Shift.findings(made.table(), new double[2001], 2001, List.of(), settings("when")));
    }

    @Test
    void laterTestRowsAreNotToldByTheTimeItself() {
        List<Finding> found = Shift.findings(timed(8).table(), timed(8).classes(), TRAIN, List.of(), settings("when"));
        assertEquals(0, warns(found), found::toString);
        var made = timed(9);
        move(made, 0, i -> i < TRAIN ? 0 : 0.9);
        Finding moved = Shift.findings(made.table(), made.classes(), TRAIN, List.of(), settings("when")).stream()
                .filter(f -> f.evidence().startsWith("the test rows"))
                .findFirst()
                .orElseThrow();
        assertEquals(Severity.WARNS, moved.severity());
        assertTrue(moved.columns().contains("weight"), moved::toString);
        assertFalse(moved.columns().contains("when"), moved::toString);
    }

    @Test
    void newGroupsAreNoShift() {
        int warned = 0;
        for (int table = 0; table < TABLES; table++) {
            World world = Worlds.clusteredRows(3000, 40 + table);
            double[] who = Arrays.stream(world.groups()).asDoubleStream().toArray();
            Table rows = world.rows().table().with(List.of(new Column.Numbers("who", who)));
            AuditSettings grouped = new AuditSettings("outcome", Made.binary(), null, "who", Set.of(), 7);
            warned += warns(Shift.findings(rows, world.rows().target(), 2000, List.of(), grouped));
        }
        assertTrue(warned <= Math.max(1, TABLES / 20), warned + " warned");
    }

    @Test
    void rowsOfOneTimeHaveNoOrder() {
        double[] months = IntStream.range(0, 2400).mapToDouble(i -> i / 100).toArray();
        // As a file has them that is sorted by month, then region.
        double[] regions =
                IntStream.range(0, 2400).mapToDouble(i -> i % 100 / 10).toArray();
        assertFalse(new TellsTime(months, 1).of(new Column.Numbers("region", regions)));
        assertTrue(new TellsTime(months, 1).of(new Column.Numbers("month", months)));
    }

    @Test
    void fewRowsAreNotCompared() {
        Table table = Made.ordinary(90, 1).table();
        assertEquals(List.of(), Shift.findings(table, new double[90], 60, List.of(), settings(null)));
    }
}
