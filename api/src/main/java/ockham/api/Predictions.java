package ockham.api;

/**
 * Predictions of a model.
 *
 * @param rows number of rows
 * @param width values a row: one probability per class (they sum to 1), or 1 for a number
 * @param values row-major, {@code rows * width} long, finite
 */
public record Predictions(int rows, int width, double[] values) {
    public Predictions {
        if (values.length != (long) rows * width) {
            throw new IllegalArgumentException(rows + " x " + width + " predictions but " + values.length + " values");
        }
    }

    public double get(int row, int output) {
        return values[row * width + output];
    }

    /** One output of all rows: of {@code Task.Binary}, output 1 is the probability of the positive class. */
    public double[] output(int output) {
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = get(i, output);
        }
        return column;
    }

    /** The output with the largest value in a row; the first of equals. */
    public int largest(int row) {
        int best = 0;
        for (int k = 1; k < width; k++) {
            if (get(row, k) > get(row, best)) {
                best = k;
            }
        }
        return best;
    }
}
