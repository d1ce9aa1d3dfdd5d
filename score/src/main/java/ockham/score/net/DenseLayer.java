package ockham.score.net;

/**
 * A linear layer: output o is {@code bias[o] + sum over i of input[i] * weights[i * outputs + o]}. Weights lie input by
 * input, so that the inner loop runs over neighbouring outputs and the JIT turns it into vector instructions. Sums run
 * over inputs in their order, whatever the number of rows.
 *
 * @param weights inputs x outputs
 * @param bias one an output
 */
public record DenseLayer(int inputs, int outputs, float[] weights, float[] bias) {
    public DenseLayer {
        if (inputs < 0 || outputs < 1) {
            throw new IllegalArgumentException("layer of " + inputs + " inputs and " + outputs + " outputs");
        }
        if (weights.length != (long) inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("layer of " + inputs + " inputs and " + outputs + " outputs but "
                    + weights.length + " weights and " + bias.length + " biases");
        }
        requireFinite(weights);
        requireFinite(bias);
    }

    /** Weights and biases. */
    long parameters() {
        return weights.length + (long) bias.length;
    }

    /** Writes the outputs for one row into the first places of {@code into}. */
    void apply(float[] input, float[] into) {
        System.arraycopy(bias, 0, into, 0, outputs);
        int i = 0;
        for (; i + 4 <= inputs; i += 4) {
            addFour(input, i, into);
        }
        for (; i < inputs; i++) {
            float x = input[i];
            int row = i * outputs;
            for (int o = 0; o < outputs; o++) {
                into[o] += x * weights[row + o];
            }
        }
    }

    /** Four inputs at once: a quarter of the traffic to and from {@code into}. */
    private void addFour(float[] input, int i, float[] into) {
        float[] w = weights;
        float x0 = input[i];
        float x1 = input[i + 1];
        float x2 = input[i + 2];
        float x3 = input[i + 3];
        int row0 = i * outputs;
        int row1 = row0 + outputs;
        int row2 = row1 + outputs;
        int row3 = row2 + outputs;
        for (int o = 0; o < outputs; o++) {
            into[o] = into[o] + x0 * w[row0 + o] + x1 * w[row1 + o] + x2 * w[row2 + o] + x3 * w[row3 + o];
        }
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("layer with the weight " + value);
            }
        }
    }
}
