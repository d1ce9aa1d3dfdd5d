package ockham.deep;

import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * A net of {@link NetShape} in libtorch: {@code y = act(x W / sqrt(inputs) + b)} layer by layer, the first with
 * {@code x} times a trainable scale a feature. All parameters are one tensor and all gradients another, so that an
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
    private final Tensor offsets;

    TorchNet(NetShape shape, ScalarType type) {
        this.shape = shape;
        this.type = type;
        this.parameters = new Layers(shape, type);
        this.gradients = new Layers(shape, type);
        this.kept = Torch.zeros(type, shape.parameters());
        this.scale = parameters.scale.view(shape.features(), 1);
        this.scaledWeights = Torch.zeros(type, shape.features(), shape.outputs(0));
        this.product = Torch.zeros(type, shape.features(), shape.outputs(0));
        this.offsets = Torch.index(shape.front().categories());
        this.transposed = new Tensor[shape.layers()];
        this.factors = new Scalar[shape.layers()];
        for (int i = 0; i < shape.layers(); i++) {
            transposed[i] = i == 0 ? scaledWeights.t() : parameters.weights[i].t();
            factors[i] = new Scalar(shape.factor(i));
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

    /** Says where the vectors of each embedded category begin; the first ones without. */
    void offsets(long[] begin) {
        if (begin.length > 0) {
            Torch.fill(offsets, begin);
        }
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
        private final @Nullable EmbeddingPass embedding;
        private final Tensor[] sums;
        private final Tensor[] hidden;
        private final Tensor[] hiddenTransposed;
        private final Tensor[] sumGradients;
        private final Tensor[] hiddenGradients;
        private final Layers gradients;
        /** After each hidden layer. */
        private final TorchHidden[] afterwards;

        /** @param learning whether {@link #backward} is to be called */
        Pass(long rows, boolean learning) {
            int layers = shape.layers();
            input = Torch.zeros(type, rows, shape.front().inputs());
            Tensor features = shape.front().embedded() ? Torch.zeros(type, rows, shape.features()) : input;
            gradients = learning ? new Layers(shape, type) : parameters;
            sums = new Tensor[layers];
            hidden = new Tensor[layers];
            hiddenTransposed = new Tensor[layers];
            sumGradients = new Tensor[layers];
            hiddenGradients = new Tensor[layers];
            afterwards = new TorchHidden[shape.hidden()];
            embedding = shape.front().embedded()
                    ? new EmbeddingPass(
                            new EmbeddingPass.NetRoom(shape.front(), parameters, gradients), input, features, offsets)
                    : null;
            for (int i = 0; i < layers; i++) {
                sums[i] = Torch.zeros(type, rows, shape.outputs(i));
                hidden[i] = i == 0 ? features : Torch.zeros(type, rows, shape.inputs(i));
                hiddenTransposed[i] = hidden[i].t();
                sumGradients[i] = learning ? Torch.zeros(type, rows, shape.outputs(i)) : sums[i];
                if (i > 0) {
                    afterwards[i - 1] = afterwards(i - 1, hidden[i], learning);
                }
                hiddenGradients[i] =
                        learning && (i > 0 || embedding != null) ? Torch.zeros(type, rows, shape.inputs(i)) : hidden[i];
            }
        }

        private TorchHidden afterwards(int layer, Tensor like, boolean learning) {
            TorchActivation activation = TorchActivation.of(shape.activation(), type, like.size(0), shape.width());
            Tensor[] share =
                    shape.parametric() ? new Tensor[] {parameters.shares[layer], gradients.shares[layer]} : null;
            return new TorchHidden(activation, like, share, learning);
        }

        /** Draws which units are left out of the next {@link #forward}; {@code rate} 0 for none. */
        void drop(double rate, SplittableRandom random) {
            for (TorchHidden after : afterwards) {
                after.drop(rate, random);
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
            Tensor last = layer(0);
            for (int i = 1; i < shape.layers(); i++) {
                last = layer(i);
            }
            return last;
        }

        /** The sums of a layer from those that the one before it left. */
        Tensor layer(int i) {
            if (i > 0) {
                afterwards[i - 1].forward(hidden[i], sums[i - 1]);
            } else if (embedding != null) {
                embedding.forward();
            }
            Tensor weights = i == 0 ? scaledWeights : parameters.weights[i];
            return torch.addmm_out(sums[i], parameters.biases[i], hidden[i], weights, one, factors[i]);
        }

        /** Writes the gradients of these rows, from {@link #outputGradient} and the values {@link #forward} left. */
        void backward() {
            for (int i = shape.layers() - 1; i >= 0; i--) {
                product(gradients.weights[i], hiddenTransposed[i], sumGradients[i], i);
                torch.sum_out(gradients.biases[i], sumGradients[i], 0L);
                if (i > 0) {
                    product(hiddenGradients[i], sumGradients[i], transposed[i], i);
                    afterwards[i - 1].backward(sumGradients[i - 1], hiddenGradients[i], sums[i - 1]);
                }
            }
            if (embedding != null) {
                product(hiddenGradients[0], sumGradients[0], transposed[0], 0);
                embedding.backward(hiddenGradients[0]);
            }
        }

        private void product(Tensor into, Tensor left, Tensor right, int layer) {
            torch.addmm_out(into, into, left, right, zero, factors[layer]);
        }
    }
}
