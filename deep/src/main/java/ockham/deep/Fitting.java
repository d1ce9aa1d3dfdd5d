package ockham.deep;

import ockham.api.Shape;

/**
 * How a {@link GraphNet} is trained.
 *
 * @param rate of {@link AdamW}
 * @param decay of weights
 * @param batch rows a step at most
 * @param epochs at most
 * @param patience epochs without a better one on the validation rows after which training ends
 */
public record Fitting(double rate, double decay, int batch, int epochs, int patience) {
    /** Rows a step as published. */
    static final int BATCH = 256;

    private static final int MOST_EPOCHS = 400;

    public Fitting {
        if (!(rate > 0 && rate <= 10)) {
            throw new IllegalArgumentException("rate " + rate + ": above 0, at most 10");
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay " + decay + ": from 0 to below 1");
        }
        Checks.atLeast("batch", batch, 2);
        Checks.atLeast("epochs", epochs, 1);
        Checks.atLeast("patience", patience, 1);
    }

    /** As many epochs at most as the effort and the number of rows allow; patience ends most fits before. */
    static int epochs(Shape shape) {
        return switch (shape.effort()) {
            case QUICK -> epochs(shape, 600, 3);
            case STANDARD -> epochs(shape, 2_500, 8);
            case THOROUGH -> epochs(shape, 30_000, 32);
        };
    }

    /** About so many steps, but never fewer epochs than {@code least}. */
    private static int epochs(Shape shape, long steps, int least) {
        long stepsAnEpoch = Math.max(1, shape.rows() / BATCH);
        return (int) Math.max(least, Math.min(MOST_EPOCHS, steps / stepsAnEpoch));
    }
}
