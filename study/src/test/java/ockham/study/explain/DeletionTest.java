package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class DeletionTest {
    private static final double[] WEIGHTS = {4, 3, 2, 1, 0.5, 0};

    private static HeldOut linear(int rows) {
        Table table = Functions.normal(rows, WEIGHTS.length, 3);
        return Functions.held(
                new Functions(x -> IntStream.range(0, x.length)
                        .mapToDouble(c -> WEIGHTS[c] * x[c])
                        .sum()),
                table);
    }

    /** A shuffled column of weight w loses 2 w^2 of the squared error, whatever else is shuffled. */
    @Test
    void theCurvesOfALinearModelAreKnown() {
        HeldOut held = linear(20_000);
        Deletion found = Deletion.of(held, Functions.alone(20_000), new int[] {0, 1, 2, 3, 4, 5});
        double sum = 0;
        double area = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            double before = sum;
            sum += 2 * WEIGHTS[k] * WEIGHTS[k];
            area += (before + sum) / 2 / WEIGHTS.length;
            assertEquals(sum, found.ordered()[k + 1], 0.05 * sum);
        }
        assertEquals(found.ordered()[6], found.random()[6], 1e-9);
        assertEquals(found.low()[6], found.high()[6], 1e-9);
        // A random order loses in proportion to the columns shuffled, half of all on average; nineteen orders are near
        // that.
        assertEquals(area - sum / 2, found.area(), 0.2 * (area - sum / 2));
        assertEquals(0.05, found.p());
    }

    @Test
    void theWrongWayRoundIsWorseThanChance() {
        Deletion found = Deletion.of(linear(500), Functions.alone(500), new int[] {5, 4, 3, 2, 1, 0});
        assertEquals(1, found.p());
        assertTrue(found.area() < 0, "area " + found.area());
    }

    @Test
    void aModelThatUsesNothingTellsNoOrderFromChance() {
        Deletion found = Deletion.of(
                Functions.held(new Functions(x -> 1), Functions.normal(100, 6, 1)),
                Functions.alone(100),
                new int[] {0, 1, 2, 3, 4, 5});
        assertEquals(1, found.p());
        assertEquals(0, found.area());
    }

    @Test
    void manyColumnsGoInTenSteps() {
        assertArrayEquals(new int[] {0, 2, 5, 7, 9, 12, 14, 16, 18, 21, 23}, Deletion.steps(23));
        assertArrayEquals(new int[] {0, 1, 2, 3}, Deletion.steps(3));
        // A triangle over a third and a plateau over the rest.
        assertEquals((0.5 + 1 + 1) / 3, Deletion.area(new double[] {0, 1, 1, 1}, new int[] {0, 1, 2, 3}), 1e-12);
    }

    @Test
    void halvesOfALinearModelAgreeOnTheOrder() {
        HeldOut held = linear(2000);
        HalfImportances found = HalfImportances.of(held, Dealing.of(held.group(), 2, 1));
        assertEquals(1, found.correlation(), 1e-12);
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, found.used());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, found.order());
    }

    @Test
    void ranksThatAreTiedShareTheirMean() {
        int[][] rows = {{0}, {1}};
        // Ranks 1.5, 1.5, 3, 4 against 1, 2, 4, 3; the column that nobody uses has no part in it.
        HalfImportances found = new HalfImportances(rows, new double[][] {{2, 2, 5, 9, 0}, {1, 2, 8, 7, 0}});
        double covariance = (-1 * -1.5) + (-1 * -0.5) + (0.5 * 1.5) + (1.5 * 0.5);
        assertEquals(covariance / Math.sqrt(4.5 * 5), found.correlation(), 1e-12);
        assertThrows(
                Unmeasured.class, () -> new HalfImportances(rows, new double[][] {{1, 2, 0}, {1, 2, 0}}).correlation());
        assertThrows(
                Unmeasured.class, () -> new HalfImportances(rows, new double[][] {{1, 1, 1}, {1, 2, 3}}).correlation());
    }

    /** Columns that are worth the same: their order on one half is chance, and the other half must not say otherwise. */
    @Test
    void anOrderByChanceIsSeldomCalledBetter() {
        int called = 0;
        for (int world = 0; world < 200; world++) {
            HeldOut same = Functions.held(
                    new Functions(x -> x[0] + x[1] + x[2] + x[3] + x[4] + x[5]), Functions.normal(160, 6, world));
            HeldOut held = new HeldOut(same.model(), same.features(), same.group(), same.score(), world);
            int[][] halves = Dealing.of(held.group(), 2, world);
            Deletion found = Deletion.of(
                    held, halves[1], HalfImportances.of(held, halves).order());
            called += found.p() <= 0.05 ? 1 : 0;
        }
        // One in twenty of 200, with three standard deviations.
        assertTrue(called <= 19, called + " of 200");
    }
}
