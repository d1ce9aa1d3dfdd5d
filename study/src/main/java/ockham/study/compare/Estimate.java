package ockham.study.compare;

/** A mean with the ends of its 90% interval. */
public record Estimate(double mean, double low, double high) {
    /** With the sign turned: of a loss as a gain, or back. */
    public Estimate turned() {
        return new Estimate(-mean, -high, -low);
    }

    /** All three times {@code factor}, which is positive. */
    public Estimate times(double factor) {
        return new Estimate(mean * factor, low * factor, high * factor);
    }
}
