package ockham.score.net;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * A dense net with fitted inputs, which may be embedded: layers with one activation between them, then
 * {@link NetOutput}. Plain Java in float arithmetic of a fixed order: a row gives the same bits alone and in a table, on
 * every JVM. Immutable, safe to share.
 */
public final class NetModel implements Model {
    private final NetFeatures features;
    private final List<DenseLayer> layers;
    private final HiddenActivation activation;
    private final NetOutput output;
    private final int widest;

    /** A net that sees its inputs as they are. */
    public NetModel(NetInputs inputs, List<DenseLayer> layers, Activation activation, NetOutput output) {
        this(NetFeatures.plain(inputs), layers, HiddenActivation.plain(activation), output);
    }

    /** @throws IllegalArgumentException if there is no layer or sizes do not meet */
    public NetModel(NetFeatures features, List<DenseLayer> layers, HiddenActivation activation, NetOutput output) {
        this.features = features;
        this.layers = List.copyOf(layers);
        this.activation = activation;
        this.output = output;
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a net without layers");
        }
        int width = features.width();
        int most = width;
        for (DenseLayer layer : this.layers) {
            if (layer.inputs() != width) {
                throw new IllegalArgumentException(
                        "a layer of " + layer.inputs() + " inputs after " + width + " values");
            }
            width = layer.outputs();
            most = Math.max(most, width);
        }
        if (width != output.width()) {
            throw new IllegalArgumentException("the last layer gives " + width + " values, not " + output.width());
        }
        activation.requireFit(this.layers);
        this.widest = most;
    }

    public NetInputs inputs() {
        return features.inputs();
    }

    public NetFeatures features() {
        return features;
    }

    public List<DenseLayer> layers() {
        return layers;
    }

    public HiddenActivation activation() {
        return activation;
    }

    public NetOutput output() {
        return output;
    }

    @Override
    public Predictions predict(Table table) {
        int rows = table.rows();
        int width = output.width();
        double[] values = new double[Math.multiplyExact(rows, width)];
        NetInputs.Bound bound = inputs().bind(table);
        float[] encoded = new float[inputs().width()];
        float[] here = new float[widest];
        float[] there = new float[widest];
        for (int row = 0; row < rows; row++) {
            bound.row(row, encoded, 0);
            features.apply(encoded, here);
            output.write(forward(here, there), values, row * width);
        }
        return new Predictions(rows, width, values);
    }

    /** Runs the layers from the features in {@code here}; returns the one of the two arrays that holds the last sums. */
    private float[] forward(float[] here, float[] there) {
        float[] from = here;
        float[] to = there;
        for (int i = 0; i < layers.size(); i++) {
            DenseLayer layer = layers.get(i);
            layer.apply(from, to);
            if (i + 1 < layers.size()) {
                activation.apply(to, layer.outputs(), i);
            }
            float[] free = from;
            from = to;
            to = free;
        }
        return from;
    }

    @Override
    public long parameters() {
        return features.parameters()
                + activation.parameters()
                + layers.stream().mapToLong(DenseLayer::parameters).sum();
    }

    @Override
    public Bundle toBundle() {
        return NetFormat.write(this);
    }
}
