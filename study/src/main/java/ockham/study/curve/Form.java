package ockham.study.curve;

/**
 * Families of learning curves (Mohr and van Rijn 2022, arXiv 2201.12150; Viering and Loog 2021, arXiv 2103.10948). All are
 * {@code level + slope * phi(rows)} with a {@code phi} that falls, so a rising curve has a slope of 0 or less. {@code phi} has one
 * or two shapes, which are held as logarithms and scaled by the last anchor, so that fits are well-conditioned.
 */
public enum Form {
    /** {@code a - b n^-c}. */
    POW3("pow3", "a - b n^-c"),
    /** {@code a - b (n + d)^-c}. */
    POW4("pow4", "a - b (n + d)^-c"),
    /** {@code (a b + c n^d) / (b + n^d)}. */
    MMF4("mmf4", "(a b + c n^d) / (b + n^d)"),
    /** {@code c - b exp(-a n^d)}. */
    WBL4("wbl4", "c - b exp(-a n^d)");

    private static final double MOST_LOG = 200;

    private final String label;
    private final String formula;

    Form(String label, String formula) {
        this.label = label;
        this.formula = formula;
    }

    public String label() {
        return label;
    }

    public String formula() {
        return formula;
    }

    /** Shapes of {@code phi}. */
    int shapes() {
        return this == POW3 ? 1 : 2;
    }

    /** Parameters of the whole curve. */
    public int parameters() {
        return 2 + shapes();
    }

    /**
     * {@code phi} and its derivatives with respect to the shapes.
     *
     * @param rows where
     * @param shape logarithms: of c and, for pow4, of {@code d / last}; for mmf4 and wbl4 of {@code last^d / b} and
     *     {@code a last^d}, and of d
     * @return phi, which is 1 at {@code last}, then a derivative for each shape
     */
    double[] phi(double rows, double[] shape, double last) {
        return switch (this) {
            case POW3 -> power(rows, shape[0], 0, last);
            case POW4 -> power(rows, shape[0], Math.exp(shape[1]) * last, last);
            case MMF4 -> {
                double most = Math.exp(shape[0]);
                double[] z = z(rows, shape, last);
                double below = 1 + z[0];
                yield new double[] {
                    (1 + most) / below, (most - z[0]) / (below * below), -(1 + most) / (below * below) * z[1]
                };
            }
            case WBL4 -> {
                double most = Math.exp(shape[0]);
                double[] z = z(rows, shape, last);
                double phi = Math.exp(Math.clamp(most - z[0], -MOST_LOG, MOST_LOG));
                yield new double[] {phi, phi * (most - z[0]), -phi * z[1]};
            }
        };
    }

    private double[] power(double rows, double logC, double d, double last) {
        double c = Math.exp(logC);
        double log = Math.log((rows + d) / (last + d));
        double phi = Math.exp(Math.clamp(-c * log, -MOST_LOG, MOST_LOG));
        double byC = -c * log * phi;
        return this == POW3
                ? new double[] {phi, byC}
                : new double[] {phi, byC, -c * phi * d * (1 / (rows + d) - 1 / (last + d))};
    }

    /** {@code z (rows / last)^d} and its derivative with respect to the logarithm of d. */
    private static double[] z(double rows, double[] shape, double last) {
        double d = Math.exp(shape[1]);
        double log = Math.log(rows / last);
        double z = Math.exp(Math.clamp(shape[0] + d * log, -MOST_LOG, MOST_LOG));
        return new double[] {z, z * d * log};
    }

    /** The parameters as the formula names them, in its order of letters. */
    double[] named(double level, double slope, double[] shape, double last) {
        return switch (this) {
            case POW3 -> {
                double c = Math.exp(shape[0]);
                yield new double[] {level, -slope * Math.pow(last, c), c};
            }
            case POW4 -> {
                double c = Math.exp(shape[0]);
                double d = Math.exp(shape[1]) * last;
                yield new double[] {level, -slope * Math.pow(last + d, c), c, d};
            }
            case MMF4 -> {
                double most = Math.exp(shape[0]);
                double d = Math.exp(shape[1]);
                yield new double[] {level + slope * (1 + most), Math.pow(last, d) / most, level, d};
            }
            case WBL4 -> {
                double most = Math.exp(shape[0]);
                double d = Math.exp(shape[1]);
                yield new double[] {most * Math.pow(last, -d), -slope * Math.exp(most), level, d};
            }
        };
    }
}
