package ockham.study.verdict;

/**
 * What the verdict is decided with.
 *
 * @param alpha probability of being wrong that is accepted
 * @param tau standard deviation of differences between sides as known from past studies, in the unit of net values; 0:
 *     not known, see {@link Decision}
 * @param signalP p-value of the test whether the data hold any signal; NaN if it was not made
 */
public record VerdictSettings(double alpha, double tau, double signalP) {
    /** A larger p of the test is taken for no signal. */
    public static final double NO_SIGNAL = 0.05;

    public static final VerdictSettings USUAL = new VerdictSettings(0.10, 0, Double.NaN);

    public VerdictSettings {
        if (!(alpha > 0 && alpha < 0.5)) {
            throw new IllegalArgumentException("alpha must lie between 0 and 0.5, not " + alpha);
        }
        if (!(tau >= 0)) {
            throw new IllegalArgumentException("tau must be 0 or more, not " + tau);
        }
    }

    /** The same with the p-value of a test for signal. */
    public VerdictSettings with(double p) {
        return new VerdictSettings(alpha, tau, p);
    }
}
