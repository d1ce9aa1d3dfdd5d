package ockham.study.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A tree against a search over all its splits, row by row. */
class BinTreeTest {
    private static final int ROWS = 500;
    private static final int COLUMNS = 4;
    private static final int BINS = 12;
    private static final double RIDGE = 1;
    private static final int LEAST_ROWS = 5;

    private final Random random = new Random(5);
    private final byte[][] bins = new byte[COLUMNS][ROWS];
    private final double[] gradients = new double[ROWS];
    private final double[] weights = new double[ROWS];

    @Test
    void eachNodeSplitsWhereASearchOverAllRowsWould() {
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < ROWS; i++) {
                for (byte[] column : bins) {
                    column[i] = (byte) random.nextInt(BINS);
                }
                gradients[i] = Math.sin(bins[0][i]) + (bins[1][i] > 7 ? 1 : 0) + random.nextGaussian();
                weights[i] = 0.05 + random.nextDouble();
            }
            double[] scores = new double[ROWS];
            new BinTree(bins, gradients, weights)
                    .fit(IntStream.range(0, ROWS).toArray())
                    .add(1, scores);
            double[] expected = new double[ROWS];
            grow(IntStream.range(0, ROWS).toArray(), 4, expected);
            for (int i = 0; i < ROWS; i++) {
                assertEquals(expected[i], scores[i], 1e-9);
            }
            assertTrue(
                    IntStream.range(0, ROWS)
                                    .mapToDouble(i -> scores[i])
                                    .distinct()
                                    .count()
                            > 8,
                    "hardly grown");
        }
    }

    private void grow(int[] rows, int levels, double[] values) {
        double value = value(rows);
        for (int i : rows) {
            values[i] = value;
        }
        if (levels == 0 || rows.length < 2 * LEAST_ROWS) {
            return;
        }
        double best = worth(rows) + 1e-9;
        int[][] parts = null;
        for (byte[] column : bins) {
            for (int cut = 0; cut < BINS; cut++) {
                int last = cut;
                int[] left = IntStream.of(rows).filter(i -> column[i] <= last).toArray();
                int[] right = IntStream.of(rows).filter(i -> column[i] > last).toArray();
                if (left.length >= LEAST_ROWS && right.length >= LEAST_ROWS && worth(left) + worth(right) > best) {
                    best = worth(left) + worth(right);
                    parts = new int[][] {left, right};
                }
            }
        }
        if (parts != null) {
            grow(parts[0], levels - 1, values);
            grow(parts[1], levels - 1, values);
        }
    }

    private double value(int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> gradients[i]).sum()
                / (IntStream.of(rows).mapToDouble(i -> weights[i]).sum() + RIDGE);
    }

    private double worth(int[] rows) {
        return value(rows) * IntStream.of(rows).mapToDouble(i -> gradients[i]).sum();
    }
}
