package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Rows;
import ockham.score.net.DenseLayer;
import ockham.score.net.HiddenActivation;
import ockham.score.net.LevelVectors;
import ockham.score.net.NetColumn;
import ockham.score.net.NetFeatures;
import ockham.score.net.NetInputs;
import ockham.score.net.NetModel;
import ockham.score.net.NetOutput;
import ockham.score.net.PeriodicEmbedding;

/** From the flat parameters of a trained net to its portable form, scales and factors multiplied into the weights. */
final class PortableNet {
    private PortableNet() {}

    static NetModel of(NetShape shape, float[] parameters, NetInputs inputs, NetOutput output) {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(layer(shape, i, parameters));
        }
        List<float[]> shares = new ArrayList<>();
        for (int i = 0; shape.parametric() && i < shape.hidden(); i++) {
            shares.add(part(parameters, shape.sharesAt(i), shape.width()));
        }
        NetFeatures features = new NetFeatures(inputs, periodic(shape, parameters), vectors(shape, parameters, inputs));
        return new NetModel(features, layers, new HiddenActivation(shape.activation(), shares), output);
    }

    private static float[] part(float[] parameters, int from, int size) {
        return Arrays.copyOfRange(parameters, from, from + size);
    }

    private static PeriodicEmbedding periodic(NetShape shape, float[] parameters) {
        int numbers = shape.front().numbers();
        if (numbers == 0) {
            return PeriodicEmbedding.none();
        }
        int waves = numbers * Front.WAVES;
        int at = shape.periodicAt();
        float[] frequency = part(parameters, at, waves);
        for (int i = 0; i < waves; i++) {
            frequency[i] = (float) (2 * Math.PI * frequency[i]);
        }
        float[] weights = part(parameters, at + 2 * waves, waves * Front.OUTPUTS);
        float[] bias = part(parameters, at + (2 + Front.OUTPUTS) * waves, numbers * Front.OUTPUTS);
        return new PeriodicEmbedding(
                new PeriodicEmbedding.Size(numbers, Front.WAVES, Front.OUTPUTS),
                frequency,
                part(parameters, at + waves, waves),
                new PeriodicEmbedding.Linear(weights, bias));
    }

    private static List<LevelVectors> vectors(NetShape shape, float[] parameters, NetInputs inputs) {
        List<LevelVectors> vectors = new ArrayList<>();
        int at = shape.vectorsAt();
        for (NetColumn column : inputs.columns()) {
            if (column instanceof NetColumn.Embedded embedded) {
                int size = (embedded.levels().size() + 1) * Front.VECTOR;
                vectors.add(new LevelVectors(Front.VECTOR, part(parameters, at, size)));
                at += size;
            }
        }
        return vectors;
    }

    /** The same net with its last sums divided by the temperature. */
    static NetModel tempered(NetModel net, double temperature) {
        List<DenseLayer> layers = new ArrayList<>(net.layers());
        DenseLayer last = layers.removeLast();
        layers.add(new DenseLayer(
                last.inputs(),
                last.outputs(),
                divided(last.weights(), temperature),
                divided(last.bias(), temperature)));
        return new NetModel(net.features(), layers, net.activation(), net.output());
    }

    private static float[] divided(float[] values, double divisor) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / divisor);
        }
        return values;
    }

    static NetOutput output(RealMlp settings, Rows train, TrainingData.Standard standard) {
        if (train.task().classification()) {
            return new NetOutput.Classes(train.task().outputs());
        }
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        if (settings.clamp()) {
            low = Arrays.stream(train.target()).min().orElse(low);
            high = Arrays.stream(train.target()).max().orElse(high);
        }
        return new NetOutput.Value(standard.mean(), standard.deviation(), low, high);
    }

    private static DenseLayer layer(NetShape shape, int layer, float[] parameters) {
        int inputs = shape.inputs(layer);
        int outputs = shape.outputs(layer);
        int from = shape.weightsAt(layer);
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < inputs; i++) {
            double factor = layer == 0 ? shape.factor(0) * parameters[i] : shape.factor(layer);
            for (int o = 0; o < outputs; o++) {
                weights[i * outputs + o] = (float) (factor * parameters[from + i * outputs + o]);
            }
        }
        int bias = shape.biasesAt(layer);
        return new DenseLayer(inputs, outputs, weights, part(parameters, bias, outputs));
    }
}
