package ockham.score.net;

/** What the last layer's sums become. */
public sealed interface NetOutput {
    /** Sums of the last layer. */
    int width();

    /** Writes probabilities or the number for the sums of a row. */
    void write(float[] sums, double[] values, int at);

    /** Probabilities of classes: the softmax of one sum a class. */
    record Classes(int width) implements NetOutput {
        public Classes {
            if (width < 2) {
                throw new IllegalArgumentException(width + " classes: at least 2");
            }
        }

        @Override
        public void write(float[] sums, double[] values, int at) {
            float largest = sums[0];
            for (int k = 1; k < width; k++) {
                largest = Math.max(largest, sums[k]);
            }
            double total = 0;
            for (int k = 0; k < width; k++) {
                values[at + k] = StrictMath.exp((double) sums[k] - largest);
                total += values[at + k];
            }
            for (int k = 0; k < width; k++) {
                values[at + k] /= total;
            }
        }
    }

    /**
     * A number: {@code mean + deviation * sum}, held within [low, high].
     *
     * @param low may be minus infinity
     * @param high may be infinity
     */
    record Value(double mean, double deviation, double low, double high) implements NetOutput {
        public Value {
            if (!Double.isFinite(mean) || !Double.isFinite(deviation) || !(low <= high)) {
                throw new IllegalArgumentException(
                        "output of mean " + mean + ", deviation " + deviation + " within [" + low + ", " + high + "]");
            }
        }

        @Override
        public void write(float[] sums, double[] values, int at) {
            values[at] = Math.max(low, Math.min(high, mean + deviation * sums[0]));
        }

        @Override
        public int width() {
            return 1;
        }
    }
}
