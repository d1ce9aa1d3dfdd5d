package ockham.score.net;

/**
 * {@code z = (x - centre) * factor}, then {@code z / sqrt(1 + (z/3)^2)}, which leaves small values as they are and keeps
 * all within (-3, 3) (RealMLP, arXiv 2407.04491). Immutable.
 */
public final class RobustScaling implements InputScaling {
    private static final double CLIP = 3;
    /** Beyond it the square would overflow; the clipped value is 3 to the last bit long before. */
    private static final double CLIPPED = 1e100;

    private final double[] centre;
    private final double[] factor;

    /**
     * @param centre one an input
     * @param factor one an input; 0 makes the input 0 for every row
     */
    public RobustScaling(double[] centre, double[] factor) {
        this.centre = centre.clone();
        this.factor = factor.clone();
        if (centre.length != factor.length) {
            throw new IllegalArgumentException(centre.length + " centres and " + factor.length + " factors");
        }
        for (int i = 0; i < centre.length; i++) {
            if (!Double.isFinite(centre[i]) || !Double.isFinite(factor[i])) {
                throw new IllegalArgumentException("input " + i + ": centre " + centre[i] + ", factor " + factor[i]);
            }
        }
    }

    @Override
    public int width() {
        return centre.length;
    }

    double[] centre() {
        return centre;
    }

    double[] factor() {
        return factor;
    }

    @Override
    public float apply(int input, double value) {
        if (factor[input] == 0) {
            return 0;
        }
        double z = (value - centre[input]) * factor[input];
        if (Math.abs(z) > CLIPPED) {
            return (float) Math.copySign(CLIP, z);
        }
        double part = z / CLIP;
        return (float) (z / Math.sqrt(1 + part * part));
    }
}
