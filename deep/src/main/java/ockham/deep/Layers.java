package ockham.deep;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** One number for each parameter of a net, and its parts as views into them, in the order of {@link NetShape}. */
final class Layers {
    final Tensor flat;
    final Tensor scale;
    final Tensor[] weights;
    final Tensor[] biases;
    /** Of the activation after a hidden layer; none unless it is parametric. */
    final Tensor[] shares;
    /** Vectors x their length. */
    final Tensor vectors;
    /** Numbers x waves. */
    final Tensor frequencies;
    /** Numbers x waves. */
    final Tensor phases;
    /** Numbers x waves x outputs. */
    final Tensor waveWeights;
    /** Numbers x outputs. */
    final Tensor waveBiases;

    Layers(NetShape shape, ScalarType type) {
        flat = Torch.zeros(type, shape.parameters());
        scale = flat.narrow(0, 0, shape.features());
        weights = new Tensor[shape.layers()];
        biases = new Tensor[shape.layers()];
        for (int i = 0; i < shape.layers(); i++) {
            weights[i] = flat.narrow(0, shape.weightsAt(i), shape.weights(i)).view(shape.inputs(i), shape.outputs(i));
            biases[i] = flat.narrow(0, shape.biasesAt(i), shape.outputs(i));
        }
        shares = new Tensor[shape.parametric() ? shape.hidden() : 0];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = flat.narrow(0, shape.sharesAt(i), shape.width());
        }
        Front front = shape.front();
        vectors = flat.narrow(0, shape.vectorsAt(), front.vectorParameters()).view(front.vectors(), Front.VECTOR);
        long at = shape.periodicAt();
        long waves = (long) front.numbers() * Front.WAVES;
        frequencies = flat.narrow(0, at, waves).view(front.numbers(), Front.WAVES);
        phases = flat.narrow(0, at + waves, waves).view(front.numbers(), Front.WAVES);
        waveWeights =
                flat.narrow(0, at + 2 * waves, waves * Front.OUTPUTS).view(front.numbers(), Front.WAVES, Front.OUTPUTS);
        waveBiases = flat.narrow(0, at + (2 + Front.OUTPUTS) * waves, front.periodic())
                .view(front.numbers(), Front.OUTPUTS);
    }
}
