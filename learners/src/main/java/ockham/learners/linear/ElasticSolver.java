package ockham.learners.linear;

import java.util.function.BooleanSupplier;

/**
 * Finds the weights of an elastic net, each with the sign that the design binds it to; each start is the solution before.
 */
sealed interface ElasticSolver permits CoordinateDescent, ProximalGradient {
    /** The least {@code size * mixing} under which no column has a weight. */
    double largest();

    /** The weights, biases last; the array is the caller's. */
    double[] solve(Penalty penalty);

    /** Of half the mean squared error: weight by weight up to {@link Ridge#DIRECT} columns, else by proximal gradients. */
    static ElasticSolver ofSquares(Design design, double[] target, BooleanSupplier outOfTime) {
        return design.width() <= Ridge.DIRECT
                ? new CoordinateDescent(design, target, outOfTime)
                : new ProximalGradient(
                        new RowLosses.Squares(design, target), new double[design.width() + 1], outOfTime);
    }

    /** Goes back to no weights. */
    void restart();
}
