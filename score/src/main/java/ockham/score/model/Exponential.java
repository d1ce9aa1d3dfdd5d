package ockham.score.model;

/**
 * The exponential function of nets and kernels: additions, multiplications and bits only, so that a loop over it runs
 * several at a time and gives the same bits in any JVM. Relative error below 1e-12.
 */
public final class Exponential {
    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN2_HIGH = 0.6931471803691238;
    private static final double LN2_LOW = 1.9082149292705877e-10;
    /** Adding it rounds to a whole number, which is then in the lowest bits. */
    private static final double ROUND = 0x1.8p52;

    private Exponential() {}

    /** e to the power of {@code x}; arguments outside [-700, 700] are taken as the nearer end. */
    public static double of(double x) {
        double bounded = Math.max(-700, Math.min(700, x));
        double shifted = bounded * LOG2_E + ROUND;
        double whole = shifted - ROUND;
        double rest = (bounded - whole * LN2_HIGH) - whole * LN2_LOW;
        // Taylor up to rest^11: |rest| <= ln(2)/2, the next term is below 7e-15
        double sum = 1.0 / 39916800;
        sum = sum * rest + 1.0 / 3628800;
        sum = sum * rest + 1.0 / 362880;
        sum = sum * rest + 1.0 / 40320;
        sum = sum * rest + 1.0 / 5040;
        sum = sum * rest + 1.0 / 720;
        sum = sum * rest + 1.0 / 120;
        sum = sum * rest + 1.0 / 24;
        sum = sum * rest + 1.0 / 6;
        sum = sum * rest + 0.5;
        sum = sum * rest + 1;
        sum = sum * rest + 1;
        return sum * Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) + 1023) << 52);
    }
}
