package ockham.score.net;

/**
 * A linear layer: output o is {@code bias[o] + sum over i of input[i] * weight[i][o]}, summed over inputs in their
 * order. The weights of one input are an array of their own, because only then does the JIT turn the loop over outputs
 * into vector instructions (four times the speed of one flat array, measured). Immutable.
 */
public final class DenseLayer {
    private final int outputs;
    private final float[][] weights;
    private final float[] bias;

    /**
     * @param weights inputs x outputs, input by input
     * @param bias one an output
     * @throws IllegalArgumentException if sizes do not fit or a value is not finite
     */
    public DenseLayer(int inputs, int outputs, float[] weights, float[] bias) {
        if (inputs < 0 || outputs < 1 || weights.length != (long) inputs * outputs || bias.length != outputs) {
            throw new IllegalArgumentException("layer of " + inputs + " inputs and " + outputs + " outputs with "
                    + weights.length + " weights and " + bias.length + " biases");
        }
        float[] flat = Values.finite("weight", weights);
        this.outputs = outputs;
        this.bias = Values.finite("bias", bias);
        this.weights = new float[inputs][outputs];
        for (int i = 0; i < inputs; i++) {
            System.arraycopy(flat, i * outputs, this.weights[i], 0, outputs);
        }
    }

    public int inputs() {
        return weights.length;
    }

    public int outputs() {
        return outputs;
    }

    /** A copy of the weights, inputs x outputs. */
    public float[] weights() {
        float[] flat = new float[inputs() * outputs];
        for (int i = 0; i < inputs(); i++) {
            System.arraycopy(weights[i], 0, flat, i * outputs, outputs);
        }
        return flat;
    }

    /** A copy of the biases. */
    public float[] bias() {
        return bias.clone();
    }

    /** Weights and biases. */
    long parameters() {
        return (long) inputs() * outputs + outputs;
    }

    /** Writes the outputs for one row into the first places of {@code into}. */
    void apply(float[] input, float[] into) {
        System.arraycopy(bias, 0, into, 0, outputs);
        int i = 0;
        for (; i + 4 <= weights.length; i += 4) {
            addFour(input, i, into);
        }
        for (; i < weights.length; i++) {
            addOne(input[i], weights[i], into);
        }
    }

    /**
     * As {@link #apply} to the positive parts of {@code sums}, the rectified linear unit's: what is not positive costs
     * nothing.
     *
     * @param places room for one number an input
     */
    void applyRectified(float[] sums, float[] into, int[] places) {
        System.arraycopy(bias, 0, into, 0, outputs);
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            places[count] = i;
            count += sums[i] > 0 ? 1 : 0;
        }
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            addFour(sums, places, i, into);
        }
        for (; i < count; i++) {
            addOne(sums[places[i]], weights[places[i]], into);
        }
    }

    private void addFour(float[] input, int[] places, int i, float[] into) {
        float x0 = input[places[i]];
        float x1 = input[places[i + 1]];
        float x2 = input[places[i + 2]];
        float x3 = input[places[i + 3]];
        float[] w0 = weights[places[i]];
        float[] w1 = weights[places[i + 1]];
        float[] w2 = weights[places[i + 2]];
        float[] w3 = weights[places[i + 3]];
        for (int o = 0; o < outputs; o++) {
            into[o] = into[o] + x0 * w0[o] + x1 * w1[o] + x2 * w2[o] + x3 * w3[o];
        }
    }

    /** Four inputs at once: a quarter of the traffic to and from {@code into}. */
    private void addFour(float[] input, int i, float[] into) {
        float x0 = input[i];
        float x1 = input[i + 1];
        float x2 = input[i + 2];
        float x3 = input[i + 3];
        float[] w0 = weights[i];
        float[] w1 = weights[i + 1];
        float[] w2 = weights[i + 2];
        float[] w3 = weights[i + 3];
        for (int o = 0; o < outputs; o++) {
            into[o] = into[o] + x0 * w0[o] + x1 * w1[o] + x2 * w2[o] + x3 * w3[o];
        }
    }

    private void addOne(float x, float[] w, float[] into) {
        for (int o = 0; o < outputs; o++) {
            into[o] += x * w[o];
        }
    }
}
