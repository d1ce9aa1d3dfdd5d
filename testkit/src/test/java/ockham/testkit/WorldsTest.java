package ockham.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;

class WorldsTest {
    private static final int ROWS = 20_000;

    private static List<World> all(int rows, long seed) {
        return List.of(
                Worlds.linear(rows, seed),
                Worlds.treesWin(rows, seed),
                Worlds.deepWins(rows, seed),
                Worlds.noSignal(rows, seed),
                Worlds.tie(rows, seed),
                Worlds.heavyTails(rows, seed),
                Worlds.curved(rows, seed),
                Worlds.clusteredRows(rows, seed),
                Worlds.threeClasses(rows, seed));
    }

    @Test
    void sameSeedSameWorldAndOtherSeedAnother() {
        List<World> again = all(500, 1);
        List<World> other = all(500, 2);
        List<World> first = all(500, 1);
        for (int w = 0; w < first.size(); w++) {
            Sample.assertSameRows(first.get(w).rows(), again.get(w).rows());
            assertTrue(!Arrays.equals(first.get(w).rows().target(), other.get(w).rows().target()), first.get(w).name());
        }
    }

    /** Predicted chances come true: the mean of (y - p) is within four standard errors of 0, in each half of p. */
    @Test
    void truthIsTrue() {
        for (World world : all(ROWS, 3)) {
            if (world.name().equals("clusteredRows")) {
                continue;
            }
            int outputs = world.truth().width();
            for (int k = 0; k < outputs; k++) {
                double[] truth = world.truth().output(k);
                double middle = Arrays.stream(truth).sorted().toArray()[ROWS / 2];
                assertUnbiased(world, truth, k, -1e300, middle);
                assertUnbiased(world, truth, k, middle, 1e300);
            }
        }
    }

    private static void assertUnbiased(World world, double[] truth, int k, double from, double to) {
        double sum = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < ROWS; i++) {
            if (truth[i] >= from && truth[i] < to) {
                double y = world.rows().target()[i];
                double error = (world.rows().task().classification() ? (y == k ? 1 : 0) : y) - truth[i];
                sum += error;
                squares += error * error;
                n++;
            }
        }
        if (n > 0) {
            assertEquals(0, sum / n, 4 * Math.sqrt(squares) / n, world.name() + " output " + k);
        }
    }

    @Test
    void clustersShareFeaturesAndLuck() {
        World world = Worlds.clusteredRows(ROWS, 4);
        double[] x = ((Column.Numbers) world.rows().table().column("x0")).values();
        double within = 0;
        for (int i = 1; i < ROWS; i++) {
            if (world.groups()[i] == world.groups()[i - 1]) {
                within += (x[i] - x[i - 1]) * (x[i] - x[i - 1]) / ROWS;
            }
        }
        assertTrue(within < 0.02, "rows of a cluster are " + within + " apart");
        assertEquals(ROWS / 10 - 1, world.groups()[ROWS - 1]);
    }

    @Test
    void tailsAreHeavy() {
        World world = Worlds.heavyTails(ROWS, 5);
        double[] errors = new double[ROWS];
        Arrays.setAll(errors, i -> Math.abs(world.rows().target()[i] - world.truth().get(i, 0)));
        Arrays.sort(errors);
        double total = Arrays.stream(errors).map(e -> e * e).sum();
        double top = Arrays.stream(errors, ROWS * 99 / 100, ROWS).map(e -> e * e).sum();
        assertTrue(top / total > 0.3, "the top hundredth carries " + top / total);
        // The quartile of Student's t with 2.5 degrees of freedom, by numerical integration: 0.7850.
        assertEquals(0.7850, errors[ROWS / 2], 0.02);
    }

    @Test
    void lossOfTheTruthIsLessThanThatOfHalves() {
        World world = Worlds.linear(ROWS, 6);
        double[] halves = new double[ROWS * 2];
        Arrays.fill(halves, 0.5);
        assertEquals(Math.log(2), World.loss(world.rows(), new Predictions(ROWS, 2, halves)), 1e-12);
        assertTrue(World.loss(world.rows(), world.truth()) < 0.9 * Math.log(2));
        int[] some = {5, 3, 9};
        assertArrayEquals(
                new double[] {world.truth().get(5, 1), world.truth().get(3, 1), world.truth().get(9, 1)},
                world.truth(some).output(1));
    }
}
