package ockham.deep;

/** The schedule of dropout and decay in RealMLP (arXiv 2407.04491): 1 for half of the steps, then half a cosine to 0. */
final class FlatCos {
    private FlatCos() {}

    /** The factor when {@code done} of {@code total} steps have been taken. */
    static double at(long done, long total) {
        return at((double) done / total);
    }

    static double at(double t) {
        return t <= 0.5 ? 1 : 0.5 * (1 + StrictMath.cos(Math.PI * (2 * t - 1)));
    }
}
