package ockham.score.net;

import java.util.Arrays;

/**
 * The normal quantile of the share of training rows below a value, so that an input is normal whatever its distribution
 * was (as scikit-learn's QuantileTransformer: linear between evenly spaced quantiles, held within 5.2). A value that
 * several quantiles share gets the middle of their shares. Immutable.
 */
public final class QuantileScaling implements InputScaling {
    private static final double LEAST = 1e-7;

    private final double[][] quantiles;

    /**
     * @param quantiles for each input evenly spaced ones from the least to the largest value, ascending; none for an input
     *     that stays as it is, one for an input that is to be 0 for every row
     * @throws IllegalArgumentException if a value is not finite or they descend
     */
    public QuantileScaling(double[][] quantiles) {
        this.quantiles = new double[quantiles.length][];
        for (int i = 0; i < quantiles.length; i++) {
            double[] own = quantiles[i].clone();
            for (int k = 0; k < own.length; k++) {
                if (!Double.isFinite(own[k]) || (k > 0 && own[k] < own[k - 1])) {
                    throw new IllegalArgumentException("input " + i + ": quantile " + own[k]);
                }
            }
            this.quantiles[i] = own;
        }
    }

    @Override
    public int width() {
        return quantiles.length;
    }

    double[][] quantiles() {
        return quantiles;
    }

    @Override
    public float apply(int input, double value) {
        double[] own = quantiles[input];
        return switch (own.length) {
            case 0 -> (float) value;
            case 1 -> 0;
            default -> (float) NormalQuantile.of(Math.max(LEAST, Math.min(1 - LEAST, share(own, value))));
        };
    }

    /** The share of training rows below a value, from 0 to 1. */
    private static double share(double[] own, double value) {
        int last = own.length - 1;
        if (value < own[0]) {
            return 0;
        }
        if (value > own[last]) {
            return 1;
        }
        int found = Arrays.binarySearch(own, value);
        if (found < 0) {
            int above = -found - 1;
            double low = own[above - 1];
            // halves, as the difference of two doubles may overflow
            return (above - 1 + (value / 2 - low / 2) / (own[above] / 2 - low / 2)) / last;
        }
        return (first(own, value, found) + last(own, value, found)) / (2.0 * last);
    }

    private static int first(double[] own, double value, int from) {
        int low = 0;
        int high = from;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (own[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int last(double[] own, double value, int from) {
        int low = from;
        int high = own.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (own[middle] > value) {
                high = middle - 1;
            } else {
                low = middle;
            }
        }
        return low;
    }
}
