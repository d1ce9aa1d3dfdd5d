package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;

/**
 * The stored form of a {@link NetModel}: {@link InputsFormat inputs}, {@code activation}, {@link OutputFormat output}, and for each layer i {@code layer.i.size},
 * {@code layer.i.weights}, {@code layer.i.bias}. One with embeddings or a parametric activation is of the format
 * {@link Embedded} and has {@link EmbeddingFormat its parts} besides.
 */
public final class NetFormat implements ModelFormat {
    private static final String NAME = "net/1";
    private static final int MOST_LAYERS = 1000;

    /** Reads nets with embeddings or a parametric activation. */
    public static final class Embedded implements ModelFormat {
        private static final String NAME = "net/2";

        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Model read(Bundle bundle) {
            NetFeatures features = EmbeddingFormat.features(InputsFormat.read(bundle), bundle);
            List<DenseLayer> layers = layers(bundle);
            HiddenActivation activation =
                    EmbeddingFormat.activation(NetFormat.activation(bundle.text("activation")), layers.size(), bundle);
            return new NetModel(features, layers, activation, OutputFormat.read(bundle));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Model read(Bundle bundle) {
        return new NetModel(
                InputsFormat.read(bundle),
                layers(bundle),
                activation(bundle.text("activation")),
                OutputFormat.read(bundle));
    }

    private static List<DenseLayer> layers(Bundle bundle) {
        int count = Parts.single(bundle.ints("layers"), "layers");
        if (count < 1 || count > MOST_LAYERS) {
            throw new IllegalArgumentException("net of " + count + " layers: 1 to " + MOST_LAYERS);
        }
        List<DenseLayer> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(Parts.layer(bundle, "layer." + i));
        }
        return layers;
    }

    static Bundle write(NetModel model) {
        boolean more = model.features().embedded() || model.activation().parametric();
        Bundle.Builder bundle = Bundle.of(more ? Embedded.NAME : NAME)
                .put("activation", model.activation().function().name())
                .put("layers", new int[] {model.layers().size()});
        InputsFormat.write(model.inputs(), bundle);
        for (int i = 0; i < model.layers().size(); i++) {
            Parts.put(bundle, "layer." + i, model.layers().get(i));
        }
        if (more) {
            EmbeddingFormat.write(model, bundle);
        }
        OutputFormat.write(model.output(), bundle);
        return bundle.build();
    }

    private static Activation activation(String name) {
        for (Activation activation : Activation.values()) {
            if (activation.name().equals(name)) {
                return activation;
            }
        }
        throw new IllegalArgumentException("activation " + name + " is not known");
    }
}
