package ockham.learners.linear;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Elastic net for half the mean squared error, one weight at a time on the covariances of the columns (Friedman, Hastie and
 * Tibshirani 2010, section 2.2): a step costs as much as there are columns, however many rows.
 */
final class CoordinateDescent implements ElasticSolver {
    /** Largest step, squared and times the column's variance, in variances of the target. */
    private static final double TOLERANCE = 1e-13;

    private static final int SWEEPS = 2000;
    /** Variance of a column below which it is constant. */
    private static final double LEAST = 1e-12;

    private final Design design;
    private final double[] means;
    private final double[][] covariance;
    private final double[] right;
    private final double[] weights;
    private final double[] left;
    private final BooleanSupplier outOfTime;

    /** @param target of mean 0 */
    CoordinateDescent(Design design, double[] target, BooleanSupplier outOfTime) {
        this.design = design;
        int width = design.width();
        double rows = design.rows();
        double[][] gram = design.gram();
        this.outOfTime = outOfTime;
        this.means =
                Arrays.stream(gram[width]).limit(width).map(sum -> sum / rows).toArray();
        this.covariance = new double[width][width];
        for (int a = 0; a < width; a++) {
            for (int b = 0; b <= a; b++) {
                covariance[a][b] = gram[a][b] / rows - means[a] * means[b];
                covariance[b][a] = covariance[a][b];
            }
        }
        double[] products = new double[width + 1];
        design.transposedTimes(target, 1, products);
        this.right = new double[width];
        Arrays.setAll(right, j -> (products[j] - means[j] * products[width]) / rows);
        this.weights = new double[width];
        this.left = right.clone();
    }

    @Override
    public double largest() {
        return Arrays.stream(right).map(Math::abs).max().orElse(0);
    }

    @Override
    public void restart() {
        Arrays.fill(weights, 0);
        System.arraycopy(right, 0, left, 0, left.length);
    }

    @Override
    public double[] solve(Penalty penalty) {
        int sweeps = 0;
        double move = 1;
        while (move > TOLERANCE && sweeps < SWEEPS && !outOfTime.getAsBoolean()) {
            move = sweep(penalty, false);
            sweeps++;
            // Those that have a weight come to rest first; then all are looked at again.
            double inner = move;
            while (inner > TOLERANCE && sweeps < SWEEPS && !outOfTime.getAsBoolean()) {
                inner = sweep(penalty, true);
                sweeps++;
            }
        }
        double[] found = Arrays.copyOf(weights, weights.length + 1);
        for (int j = 0; j < weights.length; j++) {
            found[weights.length] -= means[j] * weights[j];
        }
        return found;
    }

    /** One step for each weight; the largest of them. */
    private double sweep(Penalty penalty, boolean weightedOnly) {
        double largest = 0;
        for (int j = 0; j < weights.length; j++) {
            double variance = covariance[j][j];
            if (variance < LEAST || (weightedOnly && weights[j] == 0)) {
                continue;
            }
            double next = penalty.shrink(weights[j] + left[j] / variance, variance, design.sign(j));
            double step = next - weights[j];
            if (step != 0) {
                weights[j] = next;
                double[] row = covariance[j];
                for (int k = 0; k < left.length; k++) {
                    left[k] -= step * row[k];
                }
                largest = Math.max(largest, step * step * variance);
            }
        }
        return largest;
    }
}
