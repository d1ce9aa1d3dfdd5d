package ockham.score.net;

import ockham.api.Bundle;

/**
 * Layer normalisation (Ba, Kiros and Hinton 2016): a vector less its mean and divided by its deviation, then scaled and
 * shifted place by place. Immutable.
 */
public final class Normalization {
    /** Added to the variance. */
    private static final double EPSILON = 1e-5;

    private final float[] scale;
    private final float[] shift;

    /** @throws IllegalArgumentException if lengths differ or a value is not finite */
    public Normalization(float[] scale, float[] shift) {
        this.scale = Values.finite("scale", scale);
        this.shift = Values.finite("shift", shift);
        Parts.requireEqual("shifts", shift.length, scale.length);
    }

    int width() {
        return scale.length;
    }

    long parameters() {
        return 2L * scale.length;
    }

    void apply(float[] vector, float[] into) {
        double sum = 0;
        for (int i = 0; i < scale.length; i++) {
            sum += vector[i];
        }
        double mean = sum / scale.length;
        double squares = 0;
        for (int i = 0; i < scale.length; i++) {
            squares += (vector[i] - mean) * (vector[i] - mean);
        }
        double factor = 1 / Math.sqrt(squares / scale.length + EPSILON);
        for (int i = 0; i < scale.length; i++) {
            into[i] = (float) ((vector[i] - mean) * factor) * scale[i] + shift[i];
        }
    }

    void write(Bundle.Builder bundle, String name) {
        bundle.put(name + ".scale", scale).put(name + ".shift", shift);
    }

    static Normalization read(Bundle bundle, String name) {
        return new Normalization(bundle.floats(name + ".scale"), bundle.floats(name + ".shift"));
    }
}
