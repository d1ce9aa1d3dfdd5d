package ockham.deep;

import ockham.score.net.Activation;

/**
 * A net with a scale on each feature, hidden layers of one width, and a linear layer out.
 *
 * @param front what becomes of a row's inputs
 * @param hidden number of hidden layers
 * @param parametric whether the activation has a trainable share a unit
 */
record NetShape(Front front, int width, int hidden, int outputs, Activation activation, boolean parametric) {
    /** A net that sees its inputs as they are. */
    static NetShape plain(int inputs, int width, int hidden, int outputs, Activation activation) {
        return new NetShape(Front.of(inputs), width, hidden, outputs, activation, false);
    }

    int features() {
        return front.features();
    }

    /** Linear layers, the last one included. */
    int layers() {
        return hidden + 1;
    }

    int inputs(int layer) {
        return layer == 0 ? features() : width;
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

    int shares() {
        return parametric ? hidden * width : 0;
    }

    /**
     * Scales, weights layer by layer (inputs x outputs), biases layer by layer, level vectors, shares of the activation
     * layer by layer, periodic frequencies, phases, weights and biases number by number: the order of every flat array.
     */
    int parameters() {
        return Math.addExact(periodicAt(), front.periodicParameters());
    }

    /** Where the weights of a layer begin in a flat array. */
    int weightsAt(int layer) {
        int at = features();
        for (int i = 0; i < layer; i++) {
            at += weights(i);
        }
        return at;
    }

    /** Where the biases of a layer begin in a flat array. */
    int biasesAt(int layer) {
        return Math.addExact(features(), weights()) + layer * width;
    }

    /** Where the level vectors begin in a flat array. */
    int vectorsAt() {
        return Math.addExact(biasesAt(0), biases());
    }

    /** Where the shares of a hidden layer's activation begin in a flat array. */
    int sharesAt(int layer) {
        return Math.addExact(vectorsAt(), front.vectorParameters()) + layer * width;
    }

    /** Where the frequencies, the first of the periodic embedding, begin in a flat array. */
    int periodicAt() {
        return sharesAt(0) + shares();
    }

    /** The factor on the sums of a layer: one over the root of its inputs. */
    double factor(int layer) {
        return 1 / Math.sqrt(inputs(layer));
    }
}
