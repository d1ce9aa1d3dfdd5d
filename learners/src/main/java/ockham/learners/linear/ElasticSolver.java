package ockham.learners.linear;

/** Finds the weights of an elastic net; each start is the solution before. */
sealed interface ElasticSolver permits CoordinateDescent, ProximalGradient {
    /** The least {@code size * mixing} under which no column has a weight. */
    double largest();

    /** The weights, biases last; the array is the caller's. */
    double[] solve(Penalty penalty);

    /** Goes back to no weights. */
    void restart();
}
