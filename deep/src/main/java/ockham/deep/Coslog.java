package ockham.deep;

/**
 * The rate schedule of RealMLP (arXiv 2407.04491): {@code 0.5 (1 - cos(2 pi log2(1 + 15 t)))}, four waves that grow
 * longer, with zeros at 0, 1/15, 3/15, 7/15 and 1.
 */
final class Coslog {
    private Coslog() {}

    /** The factor on the base rate when {@code done} of {@code total} steps have been taken. */
    static double at(long done, long total) {
        return at((double) done / total);
    }

    static double at(double t) {
        return 0.5 * (1 - StrictMath.cos(2 * Math.PI * StrictMath.log(1 + 15 * t) / StrictMath.log(2)));
    }
}
