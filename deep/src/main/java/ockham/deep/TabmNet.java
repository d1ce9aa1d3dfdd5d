package ockham.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Model;
import ockham.deep.Parameters.Kind;
import ockham.score.net.DenseLayer;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import ockham.score.net.PiecewiseLinear;
import ockham.score.net.TabmModel;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * TabM-mini (Gorishniy, Kotelnikov and Babenko 2025, arXiv 2410.24210) in libtorch: numbers may be embedded; each member
 * multiplies the features by factors of its own; all share the hidden layers; each has a last layer of its own. Parameters
 * bear the names of the authors' library.
 */
final class TabmNet implements GraphNet {
    private final Size size;
    private final PiecewiseBins bins;
    private final Parameters parameters;

    /**
     * @param inputs of an encoded row, of which the first are the numbers of {@link PiecewiseBins}
     * @param embedding length of a number's vector
     */
    record Size(int inputs, int embedding, Ensemble ensemble, int outputs) {}

    /**
     * @param members that share the hidden layers
     * @param hidden layers of {@code width} units
     * @param dropout share of hidden units left out of a step
     */
    record Ensemble(int members, int hidden, int width, double dropout) {}

    /** @param bins of the numbers that are embedded; of none for inputs as they are */
    TabmNet(Size size, PiecewiseBins bins, ScalarType type) {
        this.size = size;
        this.bins = bins;
        Parameters.Builder builder = new Parameters.Builder();
        if (bins.numbers() > 0) {
            builder.add("num_module.linear0.weight", bins.numbers(), size.embedding)
                    .add("num_module.linear0.bias", bins.numbers(), size.embedding)
                    .add("num_module.linear.weight", bins.numbers(), bins.most(), size.embedding);
        }
        Ensemble ensemble = size.ensemble;
        builder.add("backbone.affine.weight", ensemble.members, features());
        for (int i = 0; i < ensemble.hidden; i++) {
            builder.linear(block(i), Kind.DECAYING, i == 0 ? features() : ensemble.width, ensemble.width);
        }
        builder.add("output.weight", ensemble.members, ensemble.width, size.outputs)
                .add("output.bias", ensemble.members, size.outputs);
        this.parameters = builder.build(type);
    }

    private static String block(int i) {
        return "backbone.blocks." + i + ".0";
    }

    private int features() {
        return size.inputs - bins.numbers() + bins.numbers() * size.embedding;
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Writes the values that training starts from: layers uniform within one over the root of their inputs, the piecewise
     * part of embeddings 0, factors +-1 without and N(0, 1) with embeddings, one for all columns of a feature.
     */
    void start(NetInputs inputs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        if (bins.numbers() > 0) {
            double bound = 1 / Math.sqrt(size.embedding);
            Draws.uniform(parameters, "num_module.linear0.weight", bound, random);
            Draws.uniform(parameters, "num_module.linear0.bias", bound, random);
        }
        parameters.fill("backbone.affine.weight", factors(inputs, random));
        Ensemble ensemble = size.ensemble;
        for (int i = 0; i < ensemble.hidden; i++) {
            Draws.linear(parameters, block(i), i == 0 ? features() : ensemble.width, random);
        }
        Draws.linear(parameters, "output", ensemble.width, random);
    }

    private double[] factors(NetInputs inputs, SplittableRandom random) {
        double[] factors = new double[size.ensemble.members * features()];
        int at = 0;
        for (int member = 0; member < size.ensemble.members; member++) {
            for (int i = 0; i < inputs.columns().size(); i++) {
                double factor = bins.numbers() > 0 ? random.nextGaussian() : random.nextBoolean() ? 1 : -1;
                int width = i < bins.numbers()
                        ? size.embedding
                        : inputs.columns().get(i).width();
                for (int k = 0; k < width; k++) {
                    factors[at++] = factor;
                }
            }
        }
        return factors;
    }

    @Override
    public Tensor forward(Tensor inputs, Dropout dropout) {
        Tensor features = bins.numbers() > 0 ? embedded(inputs) : inputs;
        Tensor factors = parameters.get("backbone.affine.weight").unsqueeze(1);
        Ensemble ensemble = size.ensemble;
        // members one below the other, so that a shared layer is one product
        Tensor x = features.unsqueeze(0).mul(factors).flatten(0, 1);
        for (int i = 0; i < ensemble.hidden; i++) {
            Tensor sums = Linear.of(parameters, block(i), x);
            x = dropout.apply(sums.relu(), ensemble.dropout);
        }
        return torch.baddbmm(
                parameters.get("output.bias").unsqueeze(1),
                x.view(ensemble.members, inputs.size(0), ensemble.width),
                parameters.get("output.weight"));
    }

    /** Vectors of the numbers, then the other inputs: rows x features. */
    private Tensor embedded(Tensor inputs) {
        long numbers = bins.numbers();
        Tensor x = inputs.narrow(1, 0, numbers);
        Tensor pieces = torch.bmm(bins.encode(x).transpose(0, 1), parameters.get("num_module.linear.weight"))
                .transpose(0, 1);
        Tensor vectors = torch.addcmul(
                        parameters.get("num_module.linear0.bias"),
                        x.unsqueeze(2),
                        parameters.get("num_module.linear0.weight"))
                .add(pieces)
                .flatten(1, 2);
        long rest = size.inputs - numbers;
        return rest == 0 ? vectors : Concatenation.of(1, vectors, inputs.narrow(1, numbers, rest));
    }

    @Override
    public Model portable(NetInputs inputs, NetOutput output) {
        Ensemble ensemble = size.ensemble;
        List<DenseLayer> hidden = new ArrayList<>();
        for (int i = 0; i < ensemble.hidden; i++) {
            hidden.add(Linear.portable(parameters, block(i)));
        }
        float[] factors = parameters.floats("backbone.affine.weight");
        float[] weights = parameters.floats("output.weight");
        float[] biases = parameters.floats("output.bias");
        List<TabmModel.Member> members = new ArrayList<>();
        for (int m = 0; m < ensemble.members; m++) {
            DenseLayer last = new DenseLayer(
                    ensemble.width,
                    size.outputs,
                    Linear.part(weights, m, ensemble.width * size.outputs),
                    Linear.part(biases, m, size.outputs));
            members.add(new TabmModel.Member(Linear.part(factors, m, features()), last));
        }
        PiecewiseLinear numbers = bins.numbers() > 0 ? portableNumbers() : PiecewiseLinear.none();
        return new TabmModel(new TabmModel.Front(inputs, numbers), members, hidden, output);
    }

    private PiecewiseLinear portableNumbers() {
        int width = size.embedding;
        float[] slopes = parameters.floats("num_module.linear0.weight");
        float[] biases = parameters.floats("num_module.linear0.bias");
        float[] pieces = parameters.floats("num_module.linear.weight");
        float[][] edges = new float[bins.numbers()][];
        float[][] values = new float[bins.numbers()][];
        for (int i = 0; i < bins.numbers(); i++) {
            double[] own = bins.edges()[i];
            edges[i] = new float[own.length];
            values[i] = new float[own.length * width];
            for (int j = 0; j < width; j++) {
                double sum = 0;
                for (int k = 0; k < own.length; k++) {
                    if (k > 0) {
                        sum += pieces[(i * bins.most() + bins.place(i, k - 1)) * width + j];
                    }
                    edges[i][k] = (float) own[k];
                    values[i][k * width + j] = (float) (biases[i * width + j] + slopes[i * width + j] * own[k] + sum);
                }
            }
        }
        return new PiecewiseLinear(width, edges, values);
    }
}
