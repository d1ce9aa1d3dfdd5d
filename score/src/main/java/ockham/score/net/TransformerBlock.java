package ockham.score.net;

import ockham.api.Bundle;
import ockham.score.model.Exponential;
import org.jspecify.annotations.Nullable;

/**
 * A block of FT-Transformer (Gorishniy et al. 2021, arXiv 2106.11959): tokens plus what attention of several heads makes of
 * them, then plus what two layers with ReGLU between them, {@code a * max(b, 0)} of halves a and b, make of each. Immutable.
 */
public final class TransformerBlock {
    private final Attention attention;
    private final FeedForward feedForward;

    /**
     * @param before comes before the attention; none in the first block
     * @param heads of the attention, each of an equal part of a token
     */
    public record Attention(
            @Nullable Normalization before,
            DenseLayer query,
            DenseLayer key,
            DenseLayer value,
            DenseLayer out,
            int heads) {}

    /** A normalisation, a layer of twice the hidden width, ReGLU, and a layer back. */
    public record FeedForward(Normalization before, DenseLayer wide, DenseLayer back) {}

    /** @throws IllegalArgumentException if sizes do not meet */
    public TransformerBlock(Attention attention, FeedForward feedForward) {
        this.attention = attention;
        this.feedForward = feedForward;
        int width = attention.query.inputs();
        if (attention.heads < 1 || width < 1 || width % attention.heads != 0) {
            throw new IllegalArgumentException(attention.heads + " heads for tokens of " + width);
        }
        for (DenseLayer layer : new DenseLayer[] {attention.query, attention.key, attention.value, attention.out}) {
            Parts.requireEqual("inputs of attention", layer.inputs(), width);
            Parts.requireEqual("outputs of attention", layer.outputs(), width);
        }
        if (attention.before != null) {
            Parts.requireEqual("normalised places", attention.before.width(), width);
        }
        Parts.requireEqual("normalised places", feedForward.before.width(), width);
        Parts.requireEqual("inputs of a block", feedForward.wide.inputs(), width);
        Parts.requireEqual("outputs of a block", feedForward.back.outputs(), width);
        Parts.requireEqual("halves", feedForward.wide.outputs() / 2, feedForward.back.inputs());
        Parts.requireEqual("halves", feedForward.wide.outputs(), 2 * feedForward.back.inputs());
    }

    int width() {
        return attention.query.inputs();
    }

    long parameters() {
        return (attention.before == null ? 0 : attention.before.parameters())
                + attention.query.parameters()
                + attention.key.parameters()
                + attention.value.parameters()
                + attention.out.parameters()
                + feedForward.before.parameters()
                + feedForward.wide.parameters()
                + feedForward.back.parameters();
    }

    /** Where one thread works, for so many tokens. */
    final class Room {
        private final float[][] normal;
        private final float[][] keys;
        private final float[][] values;
        private final float[] query = new float[width()];
        private final float[] context = new float[width()];
        private final float[] added = new float[width()];
        private final float[] wide = new float[feedForward.wide.outputs()];
        private final float[] gated = new float[feedForward.back.inputs()];
        private final double[] shares;

        Room(int tokens) {
            normal = new float[tokens][width()];
            keys = new float[tokens][width()];
            values = new float[tokens][width()];
            shares = new double[tokens];
        }

        /** Changes the first {@code asking} of the tokens, which all are attended to. */
        void apply(float[][] tokens, int asking) {
            for (int t = 0; t < tokens.length; t++) {
                if (attention.before == null) {
                    System.arraycopy(tokens[t], 0, normal[t], 0, width());
                } else {
                    attention.before.apply(tokens[t], normal[t]);
                }
                attention.key.apply(normal[t], keys[t]);
                attention.value.apply(normal[t], values[t]);
            }
            for (int t = 0; t < asking; t++) {
                attention.query.apply(normal[t], query);
                for (int head = 0; head < attention.heads; head++) {
                    attend(head);
                }
                attention.out.apply(context, added);
                add(tokens[t]);
                feedForward.before.apply(tokens[t], added);
                feedForward.wide.apply(added, wide);
                for (int i = 0; i < gated.length; i++) {
                    gated[i] = wide[i] * Math.max(0, wide[gated.length + i]);
                }
                feedForward.back.apply(gated, added);
                add(tokens[t]);
            }
        }

        private void add(float[] token) {
            for (int i = 0; i < added.length; i++) {
                token[i] += added[i];
            }
        }

        /** Writes a head's part of the context: the mean of values by the softmax of the products with the keys. */
        private void attend(int head) {
            int size = width() / attention.heads;
            int from = head * size;
            double factor = 1 / Math.sqrt(size);
            double largest = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < shares.length; t++) {
                double product = 0;
                for (int i = from; i < from + size; i++) {
                    product += query[i] * keys[t][i];
                }
                shares[t] = product * factor;
                largest = Math.max(largest, shares[t]);
            }
            double total = 0;
            for (int t = 0; t < shares.length; t++) {
                shares[t] = Exponential.of(shares[t] - largest);
                total += shares[t];
            }
            for (int i = from; i < from + size; i++) {
                context[i] = 0;
            }
            for (int t = 0; t < shares.length; t++) {
                float share = (float) (shares[t] / total);
                for (int i = from; i < from + size; i++) {
                    context[i] += share * values[t][i];
                }
            }
        }
    }

    void write(Bundle.Builder bundle, String name) {
        if (attention.before != null) {
            attention.before.write(bundle, name + ".attention.before");
        }
        bundle.put(name + ".attention.heads", new int[] {attention.heads});
        Parts.put(bundle, name + ".attention.query", attention.query);
        Parts.put(bundle, name + ".attention.key", attention.key);
        Parts.put(bundle, name + ".attention.value", attention.value);
        Parts.put(bundle, name + ".attention.out", attention.out);
        feedForward.before.write(bundle, name + ".before");
        Parts.put(bundle, name + ".wide", feedForward.wide);
        Parts.put(bundle, name + ".back", feedForward.back);
    }

    /** @param normalised whether a normalisation comes before the attention */
    static TransformerBlock read(Bundle bundle, String name, boolean normalised) {
        Attention attention = new Attention(
                normalised ? Normalization.read(bundle, name + ".attention.before") : null,
                Parts.layer(bundle, name + ".attention.query"),
                Parts.layer(bundle, name + ".attention.key"),
                Parts.layer(bundle, name + ".attention.value"),
                Parts.layer(bundle, name + ".attention.out"),
                Parts.count(bundle, name + ".attention.heads", 1, Integer.MAX_VALUE));
        return new TransformerBlock(
                attention,
                new FeedForward(
                        Normalization.read(bundle, name + ".before"),
                        Parts.layer(bundle, name + ".wide"),
                        Parts.layer(bundle, name + ".back")));
    }
}
