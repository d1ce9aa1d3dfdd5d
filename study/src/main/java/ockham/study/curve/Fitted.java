package ockham.study.curve;

/**
 * A curve fitted to scores, larger being better.
 *
 * @param last rows of the last anchor, which shapes are scaled by
 * @param squares sum of squared residuals
 */
public record Fitted(Form form, double level, double slope, double[] shape, double last, double squares) {
    /** The curve at a number of rows. */
    public double at(double rows) {
        return slope == 0 ? level : level + slope * form.phi(rows, shape, last)[0];
    }

    /** The parameters as {@link Form#formula} names them, in its order of letters. */
    public double[] parameters() {
        return form.named(level, slope, shape, last);
    }
}
