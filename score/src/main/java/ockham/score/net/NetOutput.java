package ockham.score.net;

/** What the last layer's sums become. */
public sealed interface NetOutput {
    /** Sums of the last layer. */
    int width();

    /** Probabilities of classes: the softmax of one sum a class. */
    record Classes(int width) implements NetOutput {
        public Classes {
            if (width < 2) {
                throw new IllegalArgumentException(width + " classes: at least 2");
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
        public int width() {
            return 1;
        }
    }
}
