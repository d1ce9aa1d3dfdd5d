package ockham.study.feature;

import java.util.Arrays;

/**
 * Residuals of some rows in two halves, and how much of them a column would explain: its values are cut into ranges of
 * equally many rows, and the mean residual of each range in one half predicts the other half. A column without a say
 * explains less than nothing.
 */
final class Unexplained {
    private static final int RANGES = 24;
    /** Rows by which a range's mean is drawn towards 0. */
    private static final double SHRINK = 10;

    private final double[] residuals;
    private final boolean[] half;

    Unexplained(double[] residuals, boolean[] half) {
        this.residuals = residuals.clone();
        this.half = half;
    }

    /**
     * A column's share.
     *
     * @param explained by how much the sum of squares falls
     * @param error standard error of that
     */
    record Gain(double explained, double error) {}

    /** The ranges of a column; missing cells are the last one. */
    static byte[] ranges(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] starts = new double[sorted.length == 0 ? 0 : RANGES - 1];
        for (int k = 0; k < starts.length; k++) {
            starts[k] = sorted[(int) ((k + 1L) * sorted.length / RANGES)];
        }
        byte[] ranges = new byte[values.length];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = (byte) (Double.isNaN(values[i]) ? RANGES : upTo(starts, values[i]));
        }
        return ranges;
    }

    /** How many of {@code starts}, which rise, are not above {@code value}. */
    private static int upTo(double[] starts, double value) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    Gain gain(byte[] ranges) {
        double[][] means = means(ranges);
        double explained = 0;
        double noise = 0;
        for (int i = 0; i < residuals.length; i++) {
            double mean = means[half[i] ? 0 : 1][ranges[i]];
            explained += mean * (2 * residuals[i] - mean);
            noise += 4 * mean * mean * residuals[i] * residuals[i];
        }
        return new Gain(explained, Math.sqrt(noise));
    }

    /** Takes what a column explains out of the residuals. */
    void remove(byte[] ranges) {
        double[][] means = means(ranges);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] -= means[half[i] ? 0 : 1][ranges[i]];
        }
    }

    double squares() {
        return Arrays.stream(residuals).map(r -> r * r).sum();
    }

    /** Of each half, the drawn-in mean residual of each range. */
    private double[][] means(byte[] ranges) {
        double[][] sums = new double[2][RANGES + 1];
        int[][] rows = new int[2][RANGES + 1];
        for (int i = 0; i < residuals.length; i++) {
            int side = half[i] ? 1 : 0;
            sums[side][ranges[i]] += residuals[i];
            rows[side][ranges[i]]++;
        }
        for (int side = 0; side < 2; side++) {
            for (int k = 0; k <= RANGES; k++) {
                sums[side][k] /= rows[side][k] + SHRINK;
            }
        }
        return sums;
    }
}
