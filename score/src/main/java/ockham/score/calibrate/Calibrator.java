package ockham.score.calibrate;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Predictions;

/**
 * Scales probabilities: {@code q_k} proportional to {@code exp(slope * ln p_k + shift_k)}. With two classes this is Platt
 * scaling of the log odds (Platt 1999), with equal shifts temperature scaling (Guo et al. 2017), with slope 1 and no
 * shifts the identity, which leaves every bit as it is. The order of rows by a class is kept for two classes.
 *
 * @param slope positive; {@code 1 / temperature}
 * @param shift one a class
 */
public record Calibrator(double slope, double[] shift) {
    /** Least probability whose logarithm is taken. */
    static final double LEAST = 1e-15;

    /** @throws IllegalArgumentException if a number is not finite or the slope not positive */
    public Calibrator {
        if (!(slope > 0) || !Double.isFinite(slope)) {
            throw new IllegalArgumentException("slope " + slope + " is not positive");
        }
        for (double s : shift) {
            if (!Double.isFinite(s)) {
                throw new IllegalArgumentException("shift " + s + " is not finite");
            }
        }
    }

    /** Leaves predictions as they are. */
    public static Calibrator identity() {
        return new Calibrator(1, new double[0]);
    }

    public boolean isIdentity() {
        return slope == 1 && Arrays.stream(shift).allMatch(s -> s == 0);
    }

    /** Calibrates every row. */
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
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < width; k++) {
                double logit = slope * StrictMath.log(Math.max(LEAST, raw.get(i, k))) + shift[k];
                values[i * width + k] = logit;
                largest = Math.max(largest, logit);
            }
            double sum = 0;
            for (int k = 0; k < width; k++) {
                values[i * width + k] = StrictMath.exp(values[i * width + k] - largest);
                sum += values[i * width + k];
            }
            for (int k = 0; k < width; k++) {
                values[i * width + k] /= sum;
            }
        }
        return new Predictions(raw.rows(), width, values);
    }

    Bundle toBundle() {
        return Bundle.of("scaling/1")
                .put("slope", new double[] {slope})
                .put("shift", shift)
                .build();
    }

    static Calibrator read(Bundle bundle) {
        double[] slope = bundle.doubles("slope");
        if (!bundle.format().equals("scaling/1") || slope.length != 1) {
            throw new IllegalArgumentException("no calibrator: " + bundle.format());
        }
        return new Calibrator(slope[0], bundle.doubles("shift"));
    }
}
