package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/**
 * How often something is found where nothing is, and where something is. {@code -Dockham.simulated=1000} makes as many studies
 * of each world and prints the shares that docs/harm.md tells.
 */
class HarmSimulationTest {
    private static final int STUDIES = Integer.getInteger("ockham.simulated", 40);

    /** What of a study is counted. */
    private record Shares(double slices, double gaps) {}

    private static Shares shares(String name, LongFunction<HarmInputs> study) {
        long[] found = new long[2];
        LongStream.rangeClosed(1, STUDIES).forEach(seed -> {
            Harm harm = HarmWorlds.look(study.apply(seed));
            found[0] += harm.slices().confirmed().isEmpty() ? 0 : 1;
            found[1] += harm.subgroups().levels().stream()
                            .flatMap(level -> level.measures().stream())
                            .anyMatch(Measure::shown)
                    ? 1
                    : 0;
        });
        Shares shares = new Shares((double) found[0] / STUDIES, (double) found[1] / STUDIES);
        if (STUDIES > 100) {
            System.out.println(
                    name + ", " + STUDIES + " studies: a slice in " + shares.slices() + ", a gap in " + shares.gaps());
        }
        return shares;
    }

    /** Of 40 studies with a chance of 5 % each, more than 6 have an alarm in one of two hundred. */
    private static void few(Shares shares, String name) {
        double most = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / STUDIES);
        assertTrue(shares.slices() <= most && shares.gaps() <= most, name + ": " + shares);
    }

    private static HarmInputs truth(World world, boolean money, long seed) {
        return HarmWorlds.inputs(world, world.truth(), money, seed);
    }

    @Test
    void nothingIsFoundWhereProbabilitiesAreRight() {
        few(shares("linear, truth", seed -> truth(Worlds.linear(2000, seed), false, seed)), "classes");
        few(shares("treesWin, truth, money", seed -> truth(Worlds.treesWin(2000, seed), true, seed)), "money");
    }

    @Test
    void nothingIsFoundWhereAModelOfTheRightFormWasFitted() {
        few(
                shares("linear, logistic, money", seed -> {
                    World world = Worlds.linear(1500, seed);
                    return HarmWorlds.inputs(world, HarmWorlds.logistic(world), true, seed);
                }),
                "fitted");
    }

    @Test
    void groupsMakeNoFindings() {
        few(
                shares("clusteredRows, logistic", seed -> {
                    World world = Worlds.clusteredRows(1500, seed);
                    return HarmWorlds.inputs(world, HarmWorlds.logistic(world), false, seed);
                }),
                "groups");
    }

    @Test
    void nothingIsFoundAmongNumbers() {
        few(shares("curved, truth", seed -> truth(Worlds.curved(2000, seed), false, seed)), "numbers");
        few(shares("heavyTails, truth", seed -> truth(Worlds.heavyTails(2000, seed), false, seed)), "heavy tails");
    }

    @Test
    void aPlantedSliceIsFound() {
        // In large simulations also with as few rows as find it less often.
        for (int rows : STUDIES > 100 ? new int[] {4000, 2000, 1000} : new int[] {4000}) {
            for (boolean money : new boolean[] {false, true}) {
                Shares shares =
                        shares("planted, " + rows + " rows, money " + money, seed -> planted(rows, money, seed));
                assertTrue(rows < 4000 || shares.slices() >= 0.9, shares.toString());
            }
        }
    }

    private static HarmInputs planted(int rows, boolean money, long seed) {
        World world = Worlds.linear(rows, seed);
        HarmInputs clean = HarmWorlds.inputs(world, world.truth(), money, seed);
        return HarmWorlds.inputs(world, HarmWorlds.blindIn(world, clean, "c1", 2, "x4"), money, seed);
    }
}
