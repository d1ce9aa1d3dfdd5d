package ockham.study.challenger;

/** Which of sorted values bounds a quantile. */
final class OrderStatistics {
    private OrderStatistics() {}

    /**
     * The largest place {@code k}, from 0, with {@code P(fewer than k + 1 of n values lie below the quantile) <= tail}: the value
     * there is below the quantile with a probability of at least {@code 1 - tail}; 0 if there is none.
     */
    static int below(int n, double quantile, double tail) {
        // Binomial probabilities from k = 0 up, by their ratio.
        double probability = Math.pow(1 - quantile, n);
        double sum = 0;
        for (int k = 0; k < n; k++) {
            sum += probability;
            if (sum > tail) {
                return Math.max(0, k - 1);
            }
            probability *= (n - k) / (k + 1.0) * quantile / (1 - quantile);
        }
        return n - 1;
    }
}
