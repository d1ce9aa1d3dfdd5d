package ockham.deep;

/** Quantiles between sorted values, linear (type 7). */
final class Quantiles {
    private Quantiles() {}

    /** @param sorted ascending, at least one */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        double rest = place - below;
        // weighted rather than by the difference, which may overflow
        return low == high ? low : Math.max(low, Math.min(high, (1 - rest) * low + rest * high));
    }
}
