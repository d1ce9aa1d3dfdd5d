package ockham.deep;

import ockham.score.net.Activation;

/**
 * A net with a scale on each input, hidden layers of one width, and a linear layer out.
 *
 * @param hidden number of hidden layers
 */
record NetShape(int inputs, int width, int hidden, int outputs, Activation activation) {
    /** Linear layers, the last one included. */
    int layers() {
        return hidden + 1;
    }

    int inputs(int layer) {
        return layer == 0 ? inputs : width;
    }

    int outputs(int layer) {
        return layer == hidden ? outputs : width;
    }

    int weights(int layer) {
        return Math.multiplyExact(inputs(layer), outputs(layer));
    }

    int weights() {
        int sum = 0;
        for (int i = 0; i < layers(); i++) {
            sum = Math.addExact(sum, weights(i));
        }
        return sum;
    }

    int biases() {
        return hidden * width + outputs;
    }

    /** Scales, weights layer by layer (inputs x outputs), biases layer by layer: the order of every flat array. */
    int parameters() {
        return Math.addExact(inputs + biases(), weights());
    }

    /** Where the weights of a layer begin in a flat array. */
    int weightsAt(int layer) {
        int at = inputs;
        for (int i = 0; i < layer; i++) {
            at += weights(i);
        }
        return at;
    }

    /** Where the biases of a layer begin in a flat array. */
    int biasesAt(int layer) {
        return inputs + weights() + layer * width;
    }

    /** The factor on the sums of a layer: one over the root of its inputs. */
    double factor(int layer) {
        return 1 / Math.sqrt(inputs(layer));
    }
}
