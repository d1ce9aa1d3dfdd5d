package ockham.score.net;

/**
 * Some waves of each number and a linear layer over them, number by number: {@code bias[j] + sum over k of
 * cos(frequency[k] x + phase[k]) weight[k][j]} (Gorishniy et al. 2022, arXiv 2203.05556, as in RealMLP, arXiv
 * 2407.04491, with phases and without an activation). Immutable.
 */
public final class PeriodicEmbedding {
    private static final PeriodicEmbedding NONE = new PeriodicEmbedding(
            new Size(0, 0, 0), new float[0], new float[0], new Linear(new float[0], new float[0]));

    private final Size size;
    private final float[] frequency;
    private final float[] phase;
    private final Linear linear;

    /**
     * @param numbers inputs that are embedded, the first of a net
     * @param waves of each
     * @param outputs of each
     */
    public record Size(int numbers, int waves, int outputs) {
        public Size {
            if (numbers < 0 || waves < 0 || outputs < 0 || (numbers > 0 && (waves == 0 || outputs == 0))) {
                throw new IllegalArgumentException("periodic embedding of " + numbers + " numbers with " + waves
                        + " waves and " + outputs + " outputs each");
            }
        }

        /** Values that the embedding gives. */
        public int width() {
            return Math.multiplyExact(numbers, outputs);
        }
    }

    /**
     * What turns waves into outputs.
     *
     * @param weights numbers x waves x outputs
     * @param bias numbers x outputs
     */
    public record Linear(float[] weights, float[] bias) {}

    /**
     * @param frequency of each wave, as angle: numbers x waves
     * @param phase numbers x waves
     * @throws IllegalArgumentException if sizes do not fit or a value is not finite
     */
    public PeriodicEmbedding(Size size, float[] frequency, float[] phase, Linear linear) {
        long waves = (long) size.numbers() * size.waves();
        if (frequency.length != waves
                || phase.length != waves
                || linear.weights().length != waves * size.outputs()
                || linear.bias().length != size.width()) {
            throw new IllegalArgumentException("periodic embedding of " + size + " with " + frequency.length
                    + " frequencies, " + phase.length + " phases, " + linear.weights().length + " weights and "
                    + linear.bias().length + " biases");
        }
        this.size = size;
        this.frequency = Values.finite("frequency", frequency);
        this.phase = Values.finite("phase", phase);
        this.linear = new Linear(Values.finite("weight", linear.weights()), Values.finite("bias", linear.bias()));
    }

    /** Embeds nothing. */
    public static PeriodicEmbedding none() {
        return NONE;
    }

    public Size size() {
        return size;
    }

    float[] frequency() {
        return frequency;
    }

    float[] phase() {
        return phase;
    }

    Linear linear() {
        return linear;
    }

    long parameters() {
        return 2L * frequency.length + linear.weights().length + linear.bias().length;
    }

    /** Writes the outputs, number by number, into {@code into} from place {@code at} on. */
    void apply(float[] inputs, float[] into, int at) {
        int outputs = size.outputs();
        for (int number = 0; number < size.numbers(); number++) {
            int to = at + number * outputs;
            System.arraycopy(linear.bias(), number * outputs, into, to, outputs);
            for (int k = number * size.waves(); k < (number + 1) * size.waves(); k++) {
                float angle = inputs[number] * frequency[k] + phase[k];
                float wave = (float) Cosine.of(angle);
                for (int j = 0; j < outputs; j++) {
                    into[to + j] += wave * linear.weights()[k * outputs + j];
                }
            }
        }
    }
}
