package ockham.score.net;

import java.util.ArrayList;
import java.util.List;

/**
 * The activation between layers: a function as it is, or parametric, {@code x + share (f(x) - x)} with a share a unit
 * (RealMLP, arXiv 2407.04491). Immutable.
 */
public final class HiddenActivation {
    private final Activation function;
    private final List<float[]> shares;

    /**
     * @param shares for each hidden layer one a unit; none at all for the function as it is
     * @throws IllegalArgumentException if a value is not finite
     */
    public HiddenActivation(Activation function, List<float[]> shares) {
        this.function = function;
        List<float[]> copies = new ArrayList<>();
        for (float[] layer : shares) {
            copies.add(Values.finite("share", layer));
        }
        this.shares = List.copyOf(copies);
    }

    /** The function as it is. */
    public static HiddenActivation plain(Activation function) {
        return new HiddenActivation(function, List.of());
    }

    public Activation function() {
        return function;
    }

    boolean parametric() {
        return !shares.isEmpty();
    }

    List<float[]> shares() {
        return shares;
    }

    long parameters() {
        return shares.stream().mapToLong(layer -> layer.length).sum();
    }

    /** @throws IllegalArgumentException if the shares are not those of the hidden layers of a net */
    void requireFit(List<DenseLayer> layers) {
        if (shares.isEmpty()) {
            return;
        }
        boolean fits = shares.size() == layers.size() - 1;
        for (int i = 0; fits && i < shares.size(); i++) {
            fits = shares.get(i).length == layers.get(i).outputs();
        }
        if (!fits) {
            throw new IllegalArgumentException("the shares of the activation are not those of the hidden layers");
        }
    }

    /** Replaces the sums of a hidden layer by their activation. */
    void apply(float[] sums, int width, int layer) {
        if (shares.isEmpty()) {
            for (int o = 0; o < width; o++) {
                sums[o] = function.of(sums[o]);
            }
            return;
        }
        float[] share = shares.get(layer);
        for (int o = 0; o < width; o++) {
            float x = sums[o];
            sums[o] = x + share[o] * (function.of(x) - x);
        }
    }
}
