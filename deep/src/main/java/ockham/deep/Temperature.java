package ockham.deep;

import ockham.api.Predictions;

/**
 * One number that the last sums of a net are divided by (Guo et al. 2017), so that its probabilities are neither too
 * sure, as those of a net that fits its training rows are, nor too even, as label smoothing makes them. The most
 * probable class stays the same.
 */
final class Temperature {
    /** Deviation of the logarithm before any row is seen: a handful of rows should not make a net quite sure. */
    private static final double PRIOR = 0.3;

    private static final double FARTHEST = 3;
    private static final double NARROW = 1e-4;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] logs;
    private final double[] target;
    private final int classes;

    private Temperature(Predictions predictions, double[] target) {
        this.logs = new double[predictions.values().length];
        for (int i = 0; i < logs.length; i++) {
            logs[i] = StrictMath.log(Math.max(Double.MIN_NORMAL, predictions.values()[i]));
        }
        this.target = target;
        this.classes = predictions.width();
    }

    /** The temperature of the largest posterior density: log loss summed over rows, a normal prior on its logarithm. */
    static double fit(Predictions predictions, double[] target) {
        Temperature temperature = new Temperature(predictions, target);
        double low = -FARTHEST;
        double high = FARTHEST;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = temperature.loss(left);
        double atRight = temperature.loss(right);
        while (high - low > NARROW) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = temperature.loss(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = temperature.loss(right);
            }
        }
        return StrictMath.exp((low + high) / 2);
    }

    private double loss(double logarithm) {
        double inverse = StrictMath.exp(-logarithm);
        double sum = logarithm * logarithm / (2 * PRIOR * PRIOR);
        for (int row = 0; row < target.length; row++) {
            int at = row * classes;
            double largest = logs[at];
            for (int k = 1; k < classes; k++) {
                largest = Math.max(largest, logs[at + k]);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += StrictMath.exp((logs[at + k] - largest) * inverse);
            }
            sum += StrictMath.log(total) - (logs[at + (int) target[row]] - largest) * inverse;
        }
        return sum;
    }
}
