package ockham.score.calibrate;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Predictions;

/**
 * Scales probabilities: {@code q_k} proportional to {@code exp(slope * ln p_k + shift_k)}. With two classes this is Platt
 * scaling of the log odds (Platt 1999), without shifts temperature scaling (Guo et al. 2017), with slope 1 and no
 * shifts the identity, which leaves every bit as it is. With two classes the order of rows is kept.
 *
 * @param slope positive; {@code 1 / temperature}
 * @param shift one a class
 */
record Scaling(double slope, double[] shift) implements Calibrator {
    static final String FORMAT = "scaling/1";

    /** Least probability whose logarithm is taken. */
    static final double LEAST = 1e-15;

    /** @throws IllegalArgumentException if a number is not finite or the slope not positive */
    Scaling {
        if (!(slope > 0) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException("slope " + slope + " is not positive");
        }
        for (double s : shift) {
            if (!Double.isFinite(s)) {
                throw new IllegalArgumentException("shift " + s + " is not finite");
            }
        }
    }

    static double log(double p) {
        return StrictMath.log(Math.max(LEAST, p));
    }

    @Override
    public boolean isIdentity() {
        return slope == 1 && Arrays.stream(shift).allMatch(s -> s == 0);
    }

    @Override
    public Predictions apply(Predictions raw) {
        if (isIdentity()) {
            return raw;
        }
        int width = raw.width();
        if (shift.length != width) {
            throw new IllegalArgumentException(shift.length + " shifts for " + width + " classes");
        }
        double[] values = new double[raw.values().length];
        for (int i = 0; i < raw.rows(); i++) {
            for (int k = 0; k < width; k++) {
                values[i * width + k] = slope * log(raw.get(i, k)) + shift[k];
            }
            softmax(values, i * width, width);
        }
        return new Predictions(raw.rows(), width, values);
    }

    private static void softmax(double[] values, int from, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = from; k < from + count; k++) {
            largest = Math.max(largest, values[k]);
        }
        double sum = 0;
        for (int k = from; k < from + count; k++) {
            values[k] = StrictMath.exp(values[k] - largest);
            sum += values[k];
        }
        for (int k = from; k < from + count; k++) {
            values[k] /= sum;
        }
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("slope", new double[] {slope})
                .put("shift", shift.clone())
                .build();
    }

    static Scaling read(Bundle bundle) {
        double[] slope = bundle.doubles("slope");
        if (slope.length != 1) {
            throw new IllegalArgumentException("a scaling has one slope, not " + slope.length);
        }
        return new Scaling(slope[0], bundle.doubles("shift"));
    }
}
