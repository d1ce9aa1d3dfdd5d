package ockham.study.verdict;

/** The value of sample information for two actions with a normal difference. */
final class Information {
    private Information() {}

    /** {@code s (phi(u) - u (1 - Phi(u)))}, {@code u = |mean| / s}; 0 where {@code s} is. */
    static double value(double mean, double s) {
        if (!(s > 0)) {
            return 0;
        }
        double u = Math.abs(mean) / s;
        double density = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
        return Math.max(0, s * (density - u * upperTail(u)));
    }

    /** Standard deviation of the mean that {@code m} more rows would show: prior minus posterior variance. */
    static double spread(double priorVariance, double rowVariance, double m) {
        if (!(priorVariance > 0) || !(m > 0)) {
            return 0;
        }
        double posterior = rowVariance > 0 ? 1 / (1 / priorVariance + m / rowVariance) : 0;
        return Math.sqrt(priorVariance - posterior);
    }

    /** Probability of a standard normal above {@code u >= 0}. */
    private static double upperTail(double u) {
        return 0.5 * org.hipparchus.special.Erf.erfc(u / Math.sqrt(2));
    }
}
