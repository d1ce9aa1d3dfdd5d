package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;

/**
 * What {@link NetFormat} stores besides of a net with embeddings or a parametric activation: {@code periodic.size}
 * (numbers, waves, outputs), {@code periodic.frequency}, {@code periodic.phase}, {@code periodic.weights},
 * {@code periodic.bias}; {@code vectors.width} for each embedded column and for column i {@code vectors.i};
 * {@code parametric} (0 or 1) and then for hidden layer i {@code share.i}.
 */
final class EmbeddingFormat {
    private EmbeddingFormat() {}

    static void write(NetModel model, Bundle.Builder bundle) {
        PeriodicEmbedding periodic = model.features().periodic();
        PeriodicEmbedding.Size size = periodic.size();
        List<LevelVectors> levels = model.features().levels();
        bundle.put("periodic.size", new int[] {size.numbers(), size.waves(), size.outputs()})
                .put("periodic.frequency", periodic.frequency())
                .put("periodic.phase", periodic.phase())
                .put("periodic.weights", periodic.linear().weights())
                .put("periodic.bias", periodic.linear().bias())
                .put(
                        "vectors.width",
                        levels.stream().mapToInt(LevelVectors::width).toArray())
                .put("parametric", new int[] {model.activation().parametric() ? 1 : 0});
        for (int i = 0; i < levels.size(); i++) {
            bundle.put("vectors." + i, levels.get(i).vectors());
        }
        List<float[]> shares = model.activation().shares();
        for (int i = 0; i < shares.size(); i++) {
            bundle.put("share." + i, shares.get(i));
        }
    }

    static NetFeatures features(NetInputs inputs, Bundle bundle) {
        int[] size = bundle.ints("periodic.size");
        if (size.length != 3) {
            throw new IllegalArgumentException("periodic.size has " + size.length + " numbers, not 3");
        }
        PeriodicEmbedding periodic = new PeriodicEmbedding(
                new PeriodicEmbedding.Size(size[0], size[1], size[2]),
                bundle.floats("periodic.frequency"),
                bundle.floats("periodic.phase"),
                new PeriodicEmbedding.Linear(bundle.floats("periodic.weights"), bundle.floats("periodic.bias")));
        int[] widths = bundle.ints("vectors.width");
        List<LevelVectors> levels = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            levels.add(new LevelVectors(widths[i], bundle.floats("vectors." + i)));
        }
        return new NetFeatures(inputs, periodic, levels);
    }

    static HiddenActivation activation(Activation function, int layers, Bundle bundle) {
        int[] parametric = bundle.ints("parametric");
        if (parametric.length != 1) {
            throw new IllegalArgumentException("parametric has " + parametric.length + " numbers, not 1");
        }
        List<float[]> shares = new ArrayList<>();
        for (int i = 0; parametric[0] == 1 && i < layers - 1; i++) {
            shares.add(bundle.floats("share." + i));
        }
        return new HiddenActivation(function, shares);
    }
}
