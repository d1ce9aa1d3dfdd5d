package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import ockham.study.compare.OutOfFold;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class WorstSlicesTest {
    private static Harm planted(boolean money) {
        World world = Worlds.linear(6000, 5);
        HarmInputs clean = HarmWorlds.inputs(world, world.truth(), money, 5);
        return HarmWorlds.look(HarmWorlds.inputs(world, HarmWorlds.blindIn(world, clean, "c1", 2, "x4"), money, 5));
    }

    @Test
    void aPlantedSliceIsNamedWithItsNumbers() {
        Harm harm = planted(true);
        Slice slice = harm.slices().confirmed().getFirst();
        assertTrue(slice.where().contains("c1 = 2"), slice.toString());
        assertTrue(slice.excess().low() > 0 && slice.p() < 0.05, slice.toString());
        assertEquals(
                slice.loss() - slice.foreseen(),
                slice.excess().mean(),
                0.2 * slice.excess().mean());
        assertEquals("EUR a decision", harm.slices().unit());
        assertTrue(
                slice.sentence().startsWith(String.join(" and ", slice.where()) + " (" + slice.rows() + " rows): "),
                slice.sentence());
        assertTrue(slice.sentence().contains(" EUR more than foreseen (90 %: "), slice.sentence());
        assertTrue(harm.findings().contains(slice.sentence()));
        assertTrue(harm.sentence().contains(harm.findings().getFirst()));
    }

    @Test
    void theSameSeedSaysTheSame() {
        assertEquals(planted(false), planted(false));
        String sentence = planted(false).slices().confirmed().getFirst().sentence();
        assertTrue(sentence.contains("of the decisions are wrong, where the model foresees"), sentence);
    }

    /** Noise that differs makes errors larger; nobody could have predicted it, and the model does not do worse than it could. */
    @Test
    void ofNumbersLargerErrorsAreNoMoreThanThat() {
        World world = Worlds.curved(3000, 4);
        HarmInputs clean = HarmWorlds.inputs(world, world.truth(), false, 4);
        double[] noisy = world.rows().target().clone();
        int[] codes = ((Column.Categories) clean.columns().column("c1")).codes();
        for (int i = 0; i < noisy.length; i++) {
            double mean = world.truth().get(i, 0);
            noisy[i] = mean + (codes[i] == 2 ? 4 : 1) * (noisy[i] - mean);
        }
        OutOfFold all = clean.all();
        OutOfFold uneven =
                new OutOfFold(all.task(), noisy, all.group(), new int[1][noisy.length], all.rows(), all.entries());
        DecisionRule costs = new QuantityRule(Expression.parse("3"), Expression.parse("1"), new double[] {-1, 0, 1});
        for (DecisionRule rule : new DecisionRule[] {null, costs}) {
            Harm harm = HarmWorlds.look(new HarmInputs(
                    uneven, clean.entry(), rule, rule == null ? "" : "EUR", List.of(), clean.columns(), 4));
            Slice slice = harm.slices().confirmed().getFirst();
            assertEquals(List.of("c1 = 2"), slice.where());
            assertTrue(
                    slice.sentence().endsWith(" Errors are larger here, which may be noise that nobody can predict."),
                    slice.sentence());
            assertFalse(slice.sentence().contains("foresee"), slice.sentence());
            assertTrue(harm.sentence().startsWith("model has larger errors on "), harm.sentence());
        }
    }

    @Test
    void nothingStandsOutOrNothingIsLargeEnough() {
        World world = Worlds.linear(2000, 11);
        Harm none = HarmWorlds.look(HarmWorlds.inputs(world, world.truth(), false, 11));
        assertEquals(List.of(), none.slices().confirmed());
        int[] rare = new int[300];
        Arrays.fill(rare, 0, 20, 1);
        Table table = new Table(
                List.of(new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b"), rare)), rare.length);
        Decided decided = new Decided(
                Decided.Kind.CHOICES,
                "",
                new double[300],
                IntStream.range(0, 300).toArray(),
                new boolean[300],
                new double[0],
                new double[300],
                new double[300]);
        Wording wording = new Wording(Decided.Kind.CHOICES, "", "");
        Slices small = new WorstSlices(decided, wording, table, 1).look();
        assertEquals("Where the model does worst was not looked for: no slice has enough rows.", small.sentence());
        Arrays.fill(rare, 0, 150, 1);
        Slices large = new WorstSlices(decided, wording, table, 1).look();
        assertEquals("2 slices of the rows were looked at: none stands out from the other rows.", large.sentence());
    }

    /** Gaps follow from how common the class is; what nobody foresaw does not. */
    @Test
    void onlyWhatIsNotForeseenIsCalledWorse() {
        Wording wording = new Wording(Decided.Kind.ALARMS, "yes", "");
        assertEquals(
                "net: errors differ between groups in 2 places, beyond chance. First: A gap. Where more rows of a group"
                        + " are yes, right probabilities alone make such gaps.",
                wording.found("net", List.of("A gap.", "Another."), 0));
        assertEquals(
                "net does worse than it foresees on one slice of the rows, beyond chance: A slice.",
                wording.found("net", List.of("A slice."), 1));
        assertEquals(
                "net does worse than it foresees on one slice of the rows, and its errors differ between groups in one"
                        + " place, beyond chance. First: A slice.",
                wording.found("net", List.of("A slice.", "A gap."), 1));
    }

    @Test
    void halvesKeepGroupsTogether() {
        int[] rows = IntStream.range(0, 900).filter(i -> i % 7 != 0).toArray();
        int[] group = IntStream.range(0, 900).map(i -> i / 9).toArray();
        int[][] halves = Halves.of(rows, group, 3);
        Set<Integer> first = new HashSet<>(
                Arrays.stream(halves[0]).map(i -> group[i]).boxed().toList());
        assertTrue(Arrays.stream(halves[1]).noneMatch(i -> first.contains(group[i])));
        assertArrayEquals(
                rows,
                IntStream.concat(Arrays.stream(halves[0]), Arrays.stream(halves[1]))
                        .sorted()
                        .toArray());
        assertTrue(Math.abs(halves[0].length - halves[1].length) < 20);
    }

    @Test
    void ofVeryManyRowsAPartIsLookedAt() {
        int[] rows = IntStream.range(0, 300_000).toArray();
        int[][] halves = Halves.of(rows, rows, 3);
        assertEquals(100_000, halves[0].length + halves[1].length);
        int[] one = new int[300_000];
        assertEquals(300_000, Halves.of(rows, one, 3)[0].length);
    }

    @Test
    void fewRowsAreNotCut() {
        World world = Worlds.linear(150, 1);
        Harm harm = HarmWorlds.look(HarmWorlds.inputs(world, world.truth(), false, 1));
        assertEquals(
                "Where the model does worst was not looked for: 150 tested rows, and 200 are needed to find it on half"
                        + " of them and confirm it on the other.",
                harm.slices().sentence());
        assertEquals(List.of(), harm.slices().confirmed());
    }
}
