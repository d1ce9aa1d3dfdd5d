package ockham.study.challenger;

/** Which of sorted values bounds a quantile. */
final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * The largest place {@code k}, from 0, whose value of {@code n} sorted ones lies below the quantile with a probability of at
     * least {@code 1 - tail}: {@code P(k + 1 or more of n are below it)}, which is binomial; 0 if there is none.
     */
    static int below(int n, double quantile, double tail) {
        // From all n down, by the ratio of neighbouring probabilities: from the other end they are too small for a
        // double.
        double probability = Math.pow(quantile, n);
        double orMore = 0;
        for (int count = n; count > 0; count--) {
            orMore += probability;
            if (orMore >= 1 - tail) {
                return count - 1;
            }
            probability *= count / (n - count + 1.0) * (1 - quantile) / quantile;
        }
        return 0;
    }
}
