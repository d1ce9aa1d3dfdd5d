package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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
