package ockham.study.audit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What one column alone tells of the target on rows held out: each half of the sample is predicted by pieces of the column
 * ({@link Pieces}, or its levels) fitted on the other half. Missing cells are a piece of their own.
 */
final class SingleColumn {
    private final Signal signal;
    private final Goal goal;
    private final boolean[] half;

    SingleColumn(Signal signal, Goal goal, boolean[] half) {
        this.signal = signal;
        this.goal = goal;
        this.half = half;
    }

    /** Predictions, {@code rows x goal.width()}. */
    double[] heldOut() {
        int[] order = signal.ordered() ? sorted() : new int[0];
        double[] predictions = new double[goal.rows() * goal.width()];
        for (boolean side : new boolean[] {false, true}) {
            predict(order, side, predictions);
        }
        return predictions;
    }

    /** Fits on the rows outside the half and writes the predictions of the rows in it. */
    void predictHalf(double[] predictions) {
        predict(signal.ordered() ? sorted() : new int[0], false, predictions);
    }

    /** Rows with a value, ascending by it. */
    private int[] sorted() {
        double[] values = signal.values();
        return IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Fits on one half, predicts the other. */
    private void predict(int[] order, boolean fitOn, double[] predictions) {
        double[] cuts = signal.ordered() ? cuts(order, fitOn) : new double[0];
        int pieces = signal.ordered() ? cuts.length + 1 : signal.levels();
        int width = goal.width();
        double[] prior = goal.means(half, fitOn);
        double[] counts = new double[pieces + 1];
        double[][] sums = new double[pieces + 1][width];
        for (int i = 0; i < half.length; i++) {
            if (half[i] == fitOn) {
                int piece = piece(i, cuts, pieces);
                counts[piece]++;
                sums[piece][goal.classes() == 0 ? 0 : (int) goal.y()[i]] += goal.classes() == 0 ? goal.y()[i] : 1;
            }
        }
        for (int i = 0; i < half.length; i++) {
            if (half[i] != fitOn) {
                int piece = piece(i, cuts, pieces);
                for (int k = 0; k < width; k++) {
                    predictions[i * width + k] = (sums[piece][k] + prior[k]) / (counts[piece] + 1);
                }
            }
        }
    }

    private int piece(int row, double[] cuts, int pieces) {
        double value = signal.values()[row];
        if (Double.isNaN(value)) {
            return pieces;
        }
        return signal.ordered() ? Search.upTo(cuts, value) : (int) value;
    }

    private double[] cuts(int[] order, boolean fitOn) {
        int[] rows = Arrays.stream(order).filter(i -> half[i] == fitOn).toArray();
        double[] x =
                Arrays.stream(rows).mapToDouble(i -> signal.values()[i] + 0.0).toArray();
        double[] y = Arrays.stream(rows).mapToDouble(i -> goal.y()[i]).toArray();
        int pieces = goal.classes() <= 8 ? 16 : 2 * goal.classes();
        return new Pieces(x, y, goal.classes(), Math.max(3, rows.length / 1000))
                .cuts(goal.classes() == 0 ? 32 : pieces);
    }
}
