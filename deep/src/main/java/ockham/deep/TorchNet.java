package ockham.deep;

import ockham.score.net.Activation;
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
    private final Scalar seluAlpha = new Scalar(Activation.SELU_ALPHA);
    private final Scalar seluLambda = new Scalar(Activation.SELU_LAMBDA);
    private final Scalar one = new Scalar(1.0);
    private final Scalar zero = new Scalar(0.0);
    private final NetShape shape;
    private final ScalarType type;
    private final Tensor parameters;
    private final Tensor kept;
    private final Tensor gradients;
    private final Tensor scale;
    private final Tensor scaleGradient;
    private final Tensor scaledWeights;
    private final Tensor scaledGradient;
    private final Tensor product;
    private final Tensor[] weights;
    private final Tensor[] transposed;
    private final Tensor[] biases;
    private final Tensor[] weightGradients;
    private final Tensor[] biasGradients;
    private final Scalar[] factors;

    TorchNet(NetShape shape, ScalarType type) {
        this.shape = shape;
        this.type = type;
        this.parameters = Torch.zeros(type, shape.parameters());
        this.kept = Torch.zeros(type, shape.parameters());
        this.gradients = Torch.zeros(type, shape.parameters());
        this.scale = parameters.narrow(0, 0, shape.inputs()).view(shape.inputs(), 1);
        this.scaleGradient = gradients.narrow(0, 0, shape.inputs());
        this.scaledWeights = Torch.zeros(type, shape.inputs(), shape.outputs(0));
        this.scaledGradient = Torch.zeros(type, shape.inputs(), shape.outputs(0));
        this.product = Torch.zeros(type, shape.inputs(), shape.outputs(0));
        int layers = shape.layers();
        this.weights = new Tensor[layers];
        this.transposed = new Tensor[layers];
        this.biases = new Tensor[layers];
        this.weightGradients = new Tensor[layers];
        this.biasGradients = new Tensor[layers];
        this.factors = new Scalar[layers];
        for (int i = 0; i < layers; i++) {
            weights[i] = weightView(parameters, i);
            transposed[i] = weights[i].t();
            biases[i] = parameters.narrow(0, shape.biasesAt(i), shape.outputs(i));
            weightGradients[i] = weightView(gradients, i);
            biasGradients[i] = gradients.narrow(0, shape.biasesAt(i), shape.outputs(i));
            factors[i] = new Scalar(shape.factor(i));
        }
    }

    private Tensor weightView(Tensor flat, int layer) {
        return flat.narrow(0, shape.weightsAt(layer), shape.weights(layer))
                .view(shape.inputs(layer), shape.outputs(layer));
    }

    NetShape shape() {
        return shape;
    }

    ScalarType type() {
        return type;
    }

    Tensor parameters() {
        return parameters;
    }

    Tensor gradients() {
        return gradients;
    }

    /** Remembers the parameters as they are. */
    void keep() {
        try (PointerScope _ = new PointerScope()) {
            kept.copy_(parameters);
        }
    }

    /** The parameters at the last {@link #keep}. */
    float[] kept() {
        return Torch.floats(kept);
    }

    /** Room for the values of a fixed number of rows on their way through the net. */
    final class Pass {
        private final Tensor input;
        private final Tensor[] sums;
        private final Tensor[] hidden;
        private final Tensor[] hiddenTransposed;
        private final Tensor[] sumGradients;
        private final Tensor[] hiddenGradients;

        /** @param learning whether {@link #backward} is to be called */
        Pass(long rows, boolean learning) {
            int layers = shape.layers();
            input = Torch.zeros(type, rows, shape.inputs());
            sums = new Tensor[layers];
            hidden = new Tensor[layers];
            hiddenTransposed = new Tensor[layers];
            sumGradients = new Tensor[layers];
            hiddenGradients = new Tensor[layers];
            for (int i = 0; i < layers; i++) {
                sums[i] = Torch.zeros(type, rows, shape.outputs(i));
                hidden[i] = i == 0 ? input : Torch.zeros(type, rows, shape.inputs(i));
                hiddenTransposed[i] = hidden[i].t();
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
            torch.mul_out(scaledWeights, weights[0], scale);
            for (int i = 0; i < shape.layers(); i++) {
                if (i > 0) {
                    activate(hidden[i], sums[i - 1]);
                }
                Tensor layer = i == 0 ? scaledWeights : weights[i];
                torch.addmm_out(sums[i], biases[i], hidden[i], layer, one, factors[i]);
            }
            return sums[shape.layers() - 1];
        }

        /** Writes every gradient, from {@link #outputGradient} and the values {@link #forward} left. */
        void backward() {
            for (int i = shape.layers() - 1; i >= 0; i--) {
                Tensor gradient = i == 0 ? scaledGradient : weightGradients[i];
                torch.addmm_out(gradient, gradient, hiddenTransposed[i], sumGradients[i], zero, factors[i]);
                torch.sum_out(biasGradients[i], sumGradients[i], 0L);
                if (i > 0) {
                    torch.addmm_out(
                            hiddenGradients[i], hiddenGradients[i], sumGradients[i], transposed[i], zero, factors[i]);
                    deactivate(sumGradients[i - 1], hiddenGradients[i], sums[i - 1]);
                }
            }
            // the first layer saw weights times scale
            torch.mul_out(weightGradients[0], scaledGradient, scale);
            torch.mul_out(product, scaledGradient, weights[0]);
            torch.sum_out(scaleGradient, product, 1L);
        }
    }

    private void activate(Tensor into, Tensor sums) {
        switch (shape.activation()) {
            case SELU -> torch.elu_out(into, sums, seluAlpha, seluLambda, one);
            case MISH -> torch.mish_out(into, sums);
        }
    }

    private void deactivate(Tensor into, Tensor gradient, Tensor sums) {
        switch (shape.activation()) {
            case SELU -> torch.elu_backward_out(into, gradient, seluAlpha, seluLambda, one, false, sums);
            case MISH -> into.copy_(torch.mish_backward(gradient, sums));
        }
    }
}
