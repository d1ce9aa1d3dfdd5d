package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Rows;
import ockham.score.net.DenseLayer;
import ockham.score.net.NetInputs;
import ockham.score.net.NetModel;
import ockham.score.net.NetOutput;

/** From the flat parameters of a trained net to its portable form, scales and factors multiplied into the weights. */
final class PortableNet {
    private PortableNet() {}

    static NetModel of(NetShape shape, float[] parameters, NetInputs inputs, NetOutput output) {
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < shape.layers(); i++) {
            layers.add(layer(shape, i, parameters));
        }
        return new NetModel(inputs, layers, shape.activation(), output);
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
        return new NetModel(net.inputs(), layers, net.activation(), net.output());
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
        return new DenseLayer(inputs, outputs, weights, Arrays.copyOfRange(parameters, bias, bias + outputs));
    }
}
