package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Model;
import ockham.deep.Parameters.Kind;
import ockham.score.net.DenseLayer;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import ockham.score.net.ResNetModel;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * ResNet for tables (Gorishniy et al. 2021, arXiv 2106.11959) in libtorch: a layer in; blocks {@code x + drop(linear(drop(
 * relu(linear(norm(x))))))}; norm, relu and a layer out. Norms are over the batch (Ioffe and Szegedy 2015). Parameters bear
 * the names of the authors' library.
 */
final class ResidualNet implements GraphNet {
    private static final double EPSILON = 1e-5;
    private static final double MOMENTUM = 0.1;

    private final Size size;
    private final Parameters parameters;

    /** @param inputs of an encoded row */
    record Size(int inputs, Blocks blocks, int outputs) {}

    /**
     * @param width of the values that blocks add to
     * @param hidden units between the two layers of a block
     * @param dropout share of the hidden units, and of what is added, left out of a step
     */
    record Blocks(int count, int width, int hidden, Dropouts dropout) {}

    /** Shares left out of a step. */
    record Dropouts(double hidden, double added) {}

    ResidualNet(Size size, ScalarType type) {
        this.size = size;
        int width = size.blocks.width;
        int hidden = size.blocks.hidden;
        Parameters.Builder builder =
                new Parameters.Builder().linear("input_projection", Kind.DECAYING, size.inputs, width);
        for (int i = 0; i < size.blocks.count; i++) {
            normalization(builder, block(i), width);
            builder.linear(block(i) + ".linear1", Kind.DECAYING, width, hidden)
                    .linear(block(i) + ".linear2", Kind.DECAYING, hidden, width);
        }
        normalization(builder, "output", width);
        this.parameters = builder.linear("output.linear", Kind.DECAYING, width, size.outputs)
                .build(type);
    }

    private static String block(int i) {
        return "blocks." + i;
    }

    private static void normalization(Parameters.Builder builder, String of, int width) {
        builder.add(of + ".normalization.weight", width)
                .add(of + ".normalization.bias", width)
                .add(of + ".normalization.running_mean", Kind.BUFFER, width)
                .add(of + ".normalization.running_var", Kind.BUFFER, width);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /** Writes the values that training starts from: layers uniform within one over the root of their inputs. */
    void start(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Blocks blocks = size.blocks;
        Draws.linear(parameters, "input_projection", size.inputs, random);
        for (int i = 0; i < blocks.count; i++) {
            Draws.linear(parameters, block(i) + ".linear1", blocks.width, random);
            Draws.linear(parameters, block(i) + ".linear2", blocks.hidden, random);
        }
        Draws.linear(parameters, "output.linear", blocks.width, random);
        double[] ones = new double[blocks.width];
        Arrays.fill(ones, 1);
        for (String name : parameters.names()) {
            if (name.endsWith("normalization.weight") || name.endsWith("running_var")) {
                parameters.fill(name, ones);
            }
        }
    }

    @Override
    public Tensor forward(Tensor inputs, Dropout dropout) {
        Tensor x = Linear.of(parameters, "input_projection", inputs);
        for (int i = 0; i < size.blocks.count; i++) {
            Tensor hidden = Linear.of(parameters, block(i) + ".linear1", normalized(block(i), x, dropout))
                    .relu();
            Tensor added =
                    Linear.of(parameters, block(i) + ".linear2", dropout.apply(hidden, size.blocks.dropout.hidden));
            x = x.add(dropout.apply(added, size.blocks.dropout.added));
        }
        return Linear.of(
                        parameters,
                        "output.linear",
                        normalized("output", x, dropout).relu())
                .unsqueeze(0);
    }

    private Tensor normalized(String of, Tensor x, Dropout dropout) {
        String name = of + ".normalization.";
        return torch.batch_norm(
                x,
                new TensorOptional(parameters.get(name + "weight")),
                new TensorOptional(parameters.get(name + "bias")),
                new TensorOptional(parameters.get(name + "running_mean")),
                new TensorOptional(parameters.get(name + "running_var")),
                dropout.learning(),
                MOMENTUM,
                EPSILON,
                false);
    }

    @Override
    public Model portable(NetInputs inputs, NetOutput output) {
        List<ResNetModel.Block> blocks = new ArrayList<>();
        for (int i = 0; i < size.blocks.count; i++) {
            DenseLayer wide = Linear.portable(parameters, block(i) + ".linear1");
            blocks.add(new ResNetModel.Block(
                    afterNorm(wide, block(i)), Linear.portable(parameters, block(i) + ".linear2")));
        }
        ResNetModel.Head head =
                new ResNetModel.Head(scale("output"), shift("output"), Linear.portable(parameters, "output.linear"));
        return new ResNetModel(
                inputs, new ResNetModel.Body(Linear.portable(parameters, "input_projection"), blocks), head, output);
    }

    /** What a layer does to normalised values, done to values as they are. */
    private DenseLayer afterNorm(DenseLayer layer, String of) {
        float[] scale = scale(of);
        float[] shift = shift(of);
        float[] weights = layer.weights();
        float[] bias = layer.bias();
        for (int o = 0; o < layer.outputs(); o++) {
            double sum = bias[o];
            for (int i = 0; i < layer.inputs(); i++) {
                int at = i * layer.outputs() + o;
                sum += (double) weights[at] * shift[i];
                weights[at] *= scale[i];
            }
            bias[o] = (float) sum;
        }
        return new DenseLayer(layer.inputs(), layer.outputs(), weights, bias);
    }

    private float[] scale(String of) {
        float[] scale = parameters.floats(of + ".normalization.weight");
        float[] variance = parameters.floats(of + ".normalization.running_var");
        for (int i = 0; i < scale.length; i++) {
            scale[i] = (float) (scale[i] / Math.sqrt(variance[i] + EPSILON));
        }
        return scale;
    }

    private float[] shift(String of) {
        float[] scale = scale(of);
        float[] shift = parameters.floats(of + ".normalization.bias");
        float[] mean = parameters.floats(of + ".normalization.running_mean");
        for (int i = 0; i < shift.length; i++) {
            shift[i] = (float) (shift[i] - (double) mean[i] * scale[i]);
        }
        return shift;
    }
}
