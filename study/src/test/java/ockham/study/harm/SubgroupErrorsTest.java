package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.study.compare.Estimate;
import org.junit.jupiter.api.Test;

class SubgroupErrorsTest {
    private static final Wording WORDING = new Wording(Decided.Kind.ALARMS, "yes", "");

    /** Alternating truth; women are missed twice in five, men never; false alarms one in ten for both. */
    private static Decided alarms(int rows, int[] group) {
        double[] truth = new double[rows];
        boolean[] alarm = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            truth[i] = i % 2;
            boolean woman = i / 2 % 2 == 0;
            int turn = i / 4;
            alarm[i] = truth[i] == 1 ? !(woman && turn % 5 < 2) : turn % 10 == 0;
        }
        return new Decided(
                Decided.Kind.ALARMS, "yes", truth, group, alarm, new double[0], new double[rows], new double[rows]);
    }

    private static Table sexes(int rows) {
        int[] codes = IntStream.range(0, rows).map(i -> i / 2 % 2).toArray();
        return new Table(List.of(new Column.Categories("sex", ColumnKind.CATEGORY, List.of("f", "m"), codes)), rows);
    }

    @Test
    void aGapIsShownWithItsNumbersAndSaidOnce() {
        Decided decided = alarms(400, IntStream.range(0, 400).toArray());
        SubgroupErrors errors = new SubgroupErrors(decided, WORDING, sexes(400), List.of("sex"));
        Subgroups found = errors.look();
        assertEquals(2, found.gaps());
        assertEquals(
                List.of("f", "m"), found.levels().stream().map(Subgroup::level).toList());
        Measure misses = found.levels().getFirst().measures().getLast();
        assertEquals(40L, misses.errors());
        assertEquals(100, misses.rows());
        Estimate gap = misses.gap();
        assertNotNull(gap);
        assertEquals(0.4, gap.mean(), 1e-12);
        assertTrue(misses.shown());
        assertTrue(gap.low() > misses.gapLow95() && misses.gapLow95() > 0, misses.toString());
        // Called at 5 % for both gaps together.
        assertEquals(Count.detectable(0, 100, 100, 0.975), misses.detectable(), 1e-12);
        Measure alarms = found.levels().getFirst().measures().getFirst();
        assertEquals(0.1, alarms.value().mean(), 1e-12);
        assertTrue(!alarms.shown(), alarms.toString());
        List<String> said = errors.findings(found);
        assertEquals(1, said.size(), said.toString());
        assertTrue(
                said.getFirst()
                        .startsWith("sex = f: 40.0 % of the rows that are yes are missed, 0.0 % elsewhere (gap 40.0"
                                + " points, 95 %: "),
                said.getFirst());
    }

    /** A hundred rows that are twenty people tell no more than twenty. */
    @Test
    void rowsOfOneGroupTellLess() {
        int[] group = IntStream.range(0, 400).map(i -> i % 4 + 4 * (i / 4 % 5)).toArray();
        Decided together = alarms(400, group);
        Decided alone = alarms(400, IntStream.range(0, 400).toArray());
        Measure few = new SubgroupErrors(together, WORDING, sexes(400), List.of("sex"))
                .look()
                .levels()
                .getFirst()
                .measures()
                .getLast();
        Measure many = new SubgroupErrors(alone, WORDING, sexes(400), List.of("sex"))
                .look()
                .levels()
                .getFirst()
                .measures()
                .getLast();
        assertEquals(many.value().mean(), few.value().mean(), 0);
        assertTrue(few.high95() - few.low95() > 2 * (many.high95() - many.low95()), few + " " + many);
        // Five groups that agree within themselves: five rows tell as much, less one for the mean.
        boolean[] wrong = new boolean[100];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = i % 5 < 2;
        }
        int[] five = IntStream.range(0, 100).map(i -> i % 5).toArray();
        assertEquals(4, Count.of(wrong, five).effective(), 1e-9);
        assertEquals(5, Count.of(new boolean[100], five).effective(), 0);
        assertEquals(100, Count.of(wrong, IntStream.range(0, 100).toArray()).effective(), 0);
    }

    @Test
    void numbersHaveMeansWithStudentsIntervals() {
        int rows = 400;
        SplittableRandom random = new SplittableRandom(2);
        double[] error = new double[rows];
        Arrays.setAll(error, i -> random.nextGaussian() + (i / 2 % 2 == 0 ? 2 : 0));
        double[] truth = new double[rows];
        Decided decided = new Decided(
                Decided.Kind.NUMBERS,
                "",
                truth,
                IntStream.range(0, rows).toArray(),
                new boolean[0],
                error,
                truth,
                truth);
        SubgroupErrors errors =
                new SubgroupErrors(decided, new Wording(Decided.Kind.NUMBERS, "", ""), sexes(rows), List.of("sex"));
        Subgroups found = errors.look();
        Measure mean = found.levels().getFirst().measures().getFirst();
        assertNull(mean.errors());
        assertEquals(Measure.MEAN, mean.error());
        assertEquals(2, mean.value().mean(), 0.25);
        // 2.241 (of 5 % for two gaps) and .842 standard errors of a difference of two means of 200 rows each.
        assertEquals(3.083 * Math.sqrt(2 / 200.0), mean.detectable(), 0.02);
        assertTrue(mean.shown());
        assertEquals(2, errors.findings(found).size(), errors.findings(found).toString());
        assertTrue(errors.findings(found).getFirst().startsWith("sex = f: the number is "));
        assertTrue(errors.findings(found).getFirst().contains(" too high on average, "));
    }

    @Test
    void aLevelWithoutTheClassHasNoShareOfIt() {
        Decided decided = new Decided(
                Decided.Kind.ALARMS,
                "yes",
                new double[] {0, 1, 0, 0},
                new int[] {0, 1, 2, 3},
                new boolean[4],
                new double[0],
                new double[4],
                new double[4]);
        Table table = new Table(
                List.of(new Column.Categories("sex", ColumnKind.CATEGORY, List.of("f", "m"), new int[] {0, 0, 1, 1})),
                4);
        Subgroups found = new SubgroupErrors(decided, WORDING, table, List.of("sex")).look();
        assertEquals(2, found.levels().getFirst().measures().size());
        assertNull(found.levels().getFirst().measures().getLast().gap());
        assertEquals(1, found.levels().getLast().measures().size());
        assertEquals(0, found.gaps());
        assertEquals(
                "No level of sex was compared with the other rows: on one side or the other there are fewer than 20"
                        + " independent rows.",
                found.sentence());
    }

    private static Table levels(List<String> names, int[] codes) {
        return new Table(List.of(new Column.Categories("shop", ColumnKind.CATEGORY, names, codes)), codes.length);
    }

    /** Newcombe's interval around a single row that went wrong leaves out 0; called it would be one false gap in a few studies. */
    @Test
    void levelsOfAFewRowsMakeNoGap() {
        int rows = 400;
        Decided decided = alarms(rows, IntStream.range(0, rows).toArray());
        boolean[] wrong = decided.wrong().clone();
        int[] codes = IntStream.range(0, rows)
                .map(i -> i < 2 ? 1 : i < 6 ? 2 : i < 12 ? 3 : i < 206 ? 0 : 4)
                .toArray();
        // One to three rows of each class in each small level: every alarm false, every row to be acted on missed.
        for (int i = 0; i < rows; i++) {
            wrong[i] = i < 12 ? decided.truth()[i] == 0 : decided.truth()[i] == 1;
        }
        Decided turned = new Decided(
                Decided.Kind.ALARMS,
                "yes",
                decided.truth(),
                decided.group(),
                wrong,
                new double[0],
                decided.loss(),
                decided.foreseen());
        SubgroupErrors errors =
                new SubgroupErrors(turned, WORDING, levels(List.of("a", "b", "c", "d", "e"), codes), List.of("shop"));
        Subgroups found = errors.look();
        // Of five levels two have rows enough, each for false alarms and for misses.
        assertEquals(4, found.gaps());
        for (Subgroup level : found.levels()) {
            for (Measure measure : level.measures()) {
                assertTrue(level.rows() > 12 || !measure.shown(), level.toString());
                assertTrue(level.rows() > 12 || measure.gap() != null, level.toString());
            }
        }
        assertEquals(List.of(), errors.findings(found));
    }

    @Test
    void oneLevelIsNothingToCompare() {
        Decided decided = alarms(100, IntStream.range(0, 100).toArray());
        Subgroups found =
                new SubgroupErrors(decided, WORDING, levels(List.of("a"), new int[100]), List.of("shop")).look();
        assertEquals(0, found.gaps());
        assertEquals("shop has one level: nothing to compare.", found.sentence());
    }

    /** A level that is called missing, beside cells that are. */
    @Test
    void aLevelMayBeCalledLikeAnother() {
        int rows = 400;
        int[] codes = IntStream.range(0, rows).map(i -> i / 2 % 2 == 0 ? 0 : -1).toArray();
        for (String name : List.of("missing", "(missing)")) {
            SubgroupErrors errors = new SubgroupErrors(
                    alarms(rows, IntStream.range(0, rows).toArray()),
                    WORDING,
                    levels(List.of(name), codes),
                    List.of("shop"));
            List<String> said = errors.findings(errors.look());
            assertTrue(said.getFirst().startsWith("shop = " + name + ": 40.0 % of the rows"), said.toString());
        }
        int[] turned =
                IntStream.range(0, rows).map(i -> i / 2 % 2 == 0 ? -1 : 0).toArray();
        SubgroupErrors errors = new SubgroupErrors(
                alarms(rows, IntStream.range(0, rows).toArray()),
                WORDING,
                levels(List.of("(missing)"), turned),
                List.of("shop"));
        String said = errors.findings(errors.look()).getFirst();
        assertTrue(said.startsWith("shop missing: 40.0 % of the rows"), said);
    }

    /** Against the textbook's formula of two independent means (Welch, but for its divisor). */
    @Test
    void theGapOfMeansHasWelchsError() {
        SplittableRandom random = new SplittableRandom(4);
        double[] values = new double[300];
        boolean[] in = new boolean[300];
        for (int i = 0; i < values.length; i++) {
            in[i] = i < 100;
            values[i] = (in[i] ? 3 : 1) * random.nextGaussian();
        }
        MeanGap gap = MeanGap.of(values, in, IntStream.range(0, 300).toArray());
        double[] squares = new double[2];
        for (int i = 0; i < values.length; i++) {
            squares[in[i] ? 1 : 0] += Math.pow(values[i] - (in[i] ? gap.inside() : gap.outside()), 2);
        }
        double welch = Math.sqrt(squares[1] / 99 / 100 + squares[0] / 199 / 200);
        assertEquals(welch, gap.error(), 0.01 * welch);
        assertEquals(99, gap.freedom());
        assertEquals(0.5, new MeanGap(1, 1, 1, 10).p(), 1e-12);
        // Student's t with 10 degrees of freedom: 1.812 is exceeded in 5 %.
        assertEquals(0.05, new MeanGap(1.8124611228107335, 0, 1, 10).p(), 1e-9);
    }
}
