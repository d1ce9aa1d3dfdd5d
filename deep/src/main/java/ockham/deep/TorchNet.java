package ockham.deep;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A net of {@link NetShape} in libtorch: {@code y = act(x W / sqrt(inputs) + b)} layer by layer, the first with
 * {@code x} times a trainable scale a column. All parameters are one tensor and all gradients another, so that an
 * optimiser step is a handful of calls; layers are views into them. Gradients are written out instead of left to
 * autograd: no allocation, no graph that the garbage collector could break, and a fifth less time a step. The tensors
 * belong to the scope that was open at construction.
 */
final class TorchNet {
    private final Scalar one = new Scalar(1.0);
    private final Scalar zero = new Scalar(0.0);
    private final NetShape shape;
    private final ScalarType type;
    private final Layers parameters;
    private final Layers gradients;
    private final Tensor kept;
    private final Tensor scale;
    private final Tensor scaledWeights;
    private final Tensor product;
    private final Tensor[] transposed;
    private final Scalar[] factors;

    TorchNet(NetShape shape, ScalarType type) {
        this.shape = shape;
        this.type = type;
        this.parameters = new Layers(shape, type);
        this.gradients = new Layers(shape, type);
        this.kept = Torch.zeros(type, shape.parameters());
        this.scale = parameters.scale.view(shape.inputs(), 1);
        this.scaledWeights = Torch.zeros(type, shape.inputs(), shape.outputs(0));
        this.product = Torch.zeros(type, shape.inputs(), shape.outputs(0));
        this.transposed = new Tensor[shape.layers()];
        this.factors = new Scalar[shape.layers()];
        for (int i = 0; i < shape.layers(); i++) {
            transposed[i] = parameters.weights[i].t();
            factors[i] = new Scalar(shape.factor(i));
        }
    }

    /** One number for each parameter, and the layers as views into them. */
    private static final class Layers {
        final Tensor flat;
        final Tensor scale;
        final Tensor[] weights;
        final Tensor[] biases;

        Layers(NetShape shape, ScalarType type) {
            flat = Torch.zeros(type, shape.parameters());
            scale = flat.narrow(0, 0, shape.inputs());
            weights = new Tensor[shape.layers()];
            biases = new Tensor[shape.layers()];
            for (int i = 0; i < shape.layers(); i++) {
                weights[i] =
                        flat.narrow(0, shape.weightsAt(i), shape.weights(i)).view(shape.inputs(i), shape.outputs(i));
                biases[i] = flat.narrow(0, shape.biasesAt(i), shape.outputs(i));
            }
        }
    }

    NetShape shape() {
        return shape;
    }

    ScalarType type() {
        return type;
    }

    /** All parameters, in the order of {@link NetShape}. */
    Tensor parameters() {
        return parameters.flat;
    }

    /** The gradients by all parameters as of the last {@link #collect}. */
    Tensor gradients() {
        return gradients.flat;
    }

    /** Remembers the parameters as they are. */
    void keep() {
        try (PointerScope _ = new PointerScope()) {
            kept.copy_(parameters.flat);
        }
    }

    /** The parameters at the last {@link #keep}. */
    float[] kept() {
        return Torch.floats(kept);
    }

    /** To be called when parameters have changed, before the next forward pass. */
    void refresh() {
        torch.mul_out(scaledWeights, parameters.weights[0], scale);
    }

    /** Adds up the gradients of passes over parts of a batch, in their order, into {@link #gradients()}. */
    void collect(List<Pass> passes) {
        gradients.flat.copy_(passes.get(0).gradients.flat);
        for (Pass pass : passes.subList(1, passes.size())) {
            gradients.flat.add_(pass.gradients.flat);
        }
        // passes saw the first weights times the scale
        torch.mul_out(product, gradients.weights[0], parameters.weights[0]);
        torch.sum_out(gradients.scale, product, 1L);
        gradients.weights[0].mul_(scale);
    }

    /**
     * Room for the values of a fixed number of rows on their way through the net. Passes over different rows may run in
     * different threads.
     */
    final class Pass {
        private final Tensor input;
        private final Tensor[] sums;
        private final Tensor[] hidden;
        private final Tensor[] hiddenTransposed;
        private final Tensor[] sumGradients;
        private final Tensor[] hiddenGradients;
        private final Layers gradients;
        /** The one before each layer; the first has none and its place is never asked for. */
        private final TorchActivation[] activations;

        /** @param learning whether {@link #backward} is to be called */
        Pass(long rows, boolean learning) {
            int layers = shape.layers();
            input = Torch.zeros(type, rows, shape.inputs());
            gradients = learning ? new Layers(shape, type) : parameters;
            sums = new Tensor[layers];
            hidden = new Tensor[layers];
            hiddenTransposed = new Tensor[layers];
            sumGradients = new Tensor[layers];
            hiddenGradients = new Tensor[layers];
            activations = new TorchActivation[layers];
            for (int i = 0; i < layers; i++) {
                sums[i] = Torch.zeros(type, rows, shape.outputs(i));
                hidden[i] = i == 0 ? input : Torch.zeros(type, rows, shape.inputs(i));
                hiddenTransposed[i] = hidden[i].t();
                activations[i] = TorchActivation.of(shape.activation(), type, i == 0 ? 0 : rows, shape.inputs(i));
                sumGradients[i] = learning ? Torch.zeros(type, rows, shape.outputs(i)) : sums[i];
                hiddenGradients[i] = learning && i > 0 ? Torch.zeros(type, rows, shape.inputs(i)) : hidden[i];
            }
        }

        /** Rows x inputs; to be filled before {@link #forward}. */
        Tensor input() {
            return input;
        }

        /** Rows x outputs: the gradient of the loss by the last sums; to be filled before {@link #backward}. */
        Tensor outputGradient() {
            return sumGradients[shape.layers() - 1];
        }

        /** The last sums, rows x outputs. */
        Tensor forward() {
            for (int i = 0; i < shape.layers(); i++) {
                if (i > 0) {
                    activations[i].forward(hidden[i], sums[i - 1]);
                }
                Tensor layer = i == 0 ? scaledWeights : parameters.weights[i];
                torch.addmm_out(sums[i], parameters.biases[i], hidden[i], layer, one, factors[i]);
            }
            return sums[shape.layers() - 1];
        }

        /** Writes the gradients of these rows, from {@link #outputGradient} and the values {@link #forward} left. */
        void backward() {
            for (int i = shape.layers() - 1; i >= 0; i--) {
                product(gradients.weights[i], hiddenTransposed[i], sumGradients[i], i);
                torch.sum_out(gradients.biases[i], sumGradients[i], 0L);
                if (i > 0) {
                    product(hiddenGradients[i], sumGradients[i], transposed[i], i);
                    activations[i].backward(sumGradients[i - 1], hiddenGradients[i], sums[i - 1]);
                }
            }
        }

        private void product(Tensor into, Tensor left, Tensor right, int layer) {
            torch.addmm_out(into, into, left, right, zero, factors[layer]);
        }
    }
}
