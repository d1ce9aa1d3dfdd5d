package ockham.learners.additive;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InOrderTest {
    /** The largest mean over stretches that begin at or before a step, each the smallest over those that end at or after it. */
    private static double minMax(double[] values, int[] rows, int step) {
        double best = Double.NEGATIVE_INFINITY;
        for (int from = 1; from <= step; from++) {
            double least = Double.POSITIVE_INFINITY;
            for (int to = step; to < values.length; to++) {
                double sum = 0;
                double weight = 0;
                for (int s = from; s <= to; s++) {
                    sum += rows[s] * values[s];
                    weight += rows[s];
                }
                least = Math.min(least, sum / weight);
            }
            best = Math.max(best, least);
        }
        return best;
    }

    @Test
    void isTheIsotonicRegressionThatTheMinMaxFormulaGives() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            double[] values = new double[2 + random.nextInt(12)];
            int[] rows = new int[values.length];
            Arrays.setAll(values, i -> random.nextGaussian());
            Arrays.setAll(rows, i -> 1 + random.nextInt(9));
            double[] expected = values.clone();
            for (int step = 1; step < values.length; step++) {
                expected[step] = minMax(values, rows, step);
            }
            double[] up = values.clone();
            InOrder.draw(up, rows, 1);
            assertArrayEquals(expected, up, 1e-12);
            for (int step = 2; step < up.length; step++) {
                assertTrue(up[step] >= up[step - 1], "to the last bit");
            }
            double[] down = Arrays.stream(values).map(v -> -v).toArray();
            InOrder.draw(down, rows, -1);
            assertArrayEquals(Arrays.stream(expected).map(v -> -v).toArray(), down, 1e-12);
        }
    }

    @Test
    void whatIsInOrderStaysToTheLastBitAndMissingCellsHaveNoPlace() {
        double[] values = {9, -0.1, 0.1, 0.1, 0.7};
        double[] drawn = values.clone();
        InOrder.draw(drawn, new int[] {0, 3, 1, 4, 1}, 1);
        assertArrayEquals(values, drawn);
        InOrder.draw(drawn, new int[] {5, 1, 1, 1, 1}, -1);
        assertEquals(9, drawn[0]);
        assertArrayEquals(new double[] {9, 0.2, 0.2, 0.2, 0.2}, drawn, 1e-12);
        double[] none = {1, 2};
        InOrder.draw(none, new int[] {7, 0}, 1);
        assertArrayEquals(new double[] {1, 2}, none);
    }
}
