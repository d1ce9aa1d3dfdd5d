package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Model;
import ockham.deep.Parameters.Kind;
import ockham.score.net.FtTransformerModel;
import ockham.score.net.LevelVectors;
import ockham.score.net.NetInputs;
import ockham.score.net.NetOutput;
import ockham.score.net.Normalization;
import ockham.score.net.Tokens;
import ockham.score.net.TransformerBlock;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * FT-Transformer (Gorishniy et al. 2021, arXiv 2106.11959) in libtorch: each column a token, a token CLS before them, blocks
 * of attention and ReGLU with norms before them but before the first attention, of which the last asks for CLS only; norm,
 * relu and a layer for CLS. Parameters bear the names of the authors' library.
 */
final class TransformerNet implements GraphNet {
    private static final double EPSILON = 1e-5;

    private final Size size;
    private final Parameters parameters;

    /**
     * @param numbers the first inputs of an encoded row
     * @param levels for each further input the number of its vectors
     */
    record Size(int numbers, List<Integer> levels, Blocks blocks, int outputs) {}

    /**
     * @param width of a token
     * @param hidden units of ReGLU
     * @param attentionDropout share of attention left out of a step
     * @param dropout share of ReGLU's units left out of a step
     */
    record Blocks(int count, int width, int heads, int hidden, double attentionDropout, double dropout) {}

    TransformerNet(Size size, ScalarType type) {
        this.size = size;
        Blocks blocks = size.blocks;
        int width = blocks.width;
        Parameters.Builder builder = new Parameters.Builder().add("cls_embedding.weight", Kind.FREE, width);
        if (size.numbers > 0) {
            builder.add("cont_embeddings.weight", Kind.FREE, size.numbers, width)
                    .add("cont_embeddings.bias", Kind.FREE, size.numbers, width);
        }
        if (!size.levels.isEmpty()) {
            builder.add("cat_embeddings.bias", Kind.FREE, size.levels.size(), width);
        }
        for (int i = 0; i < size.levels.size(); i++) {
            builder.add(vectors(i), Kind.FREE, size.levels.get(i), width);
        }
        for (int i = 0; i < blocks.count; i++) {
            if (i > 0) {
                normalization(builder, block(i) + ".attention_normalization", width);
            }
            for (String layer : List.of("W_q", "W_k", "W_v", "W_out")) {
                builder.linear(attention(i) + layer, Kind.FREE, width, width);
            }
            normalization(builder, block(i) + ".ffn_normalization", width);
            builder.linear(block(i) + ".ffn.linear1", Kind.FREE, width, 2L * blocks.hidden)
                    .linear(block(i) + ".ffn.linear2", Kind.FREE, blocks.hidden, width);
        }
        // the last norm's factors decay in the authors' library, unlike those of the others
        builder.add("backbone.output.normalization.weight", width)
                .add("backbone.output.normalization.bias", Kind.FREE, width);
        this.parameters = builder.linear("backbone.output.linear", Kind.FREE, width, size.outputs)
                .build(type);
    }

    private static String block(int i) {
        return "backbone.blocks." + i;
    }

    private static String attention(int i) {
        return block(i) + ".attention.";
    }

    private static String vectors(int category) {
        return "cat_embeddings.embeddings." + category + ".weight";
    }

    private static void normalization(Parameters.Builder builder, String name, int width) {
        builder.add(name + ".weight", Kind.FREE, width).add(name + ".bias", Kind.FREE, width);
    }

    @Override
    public Parameters parameters() {
        return parameters;
    }

    /**
     * Writes the values that training starts from: tokens uniform within one over the root of their length, layers within
     * one over the root of their inputs, query, key and value by Glorot's bound over the root of two, biases of attention 0.
     * The vector for missing cells, the first of a category, starts at 0, as it may never be trained.
     */
    void start(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Blocks blocks = size.blocks;
        double[] ones = new double[blocks.width];
        Arrays.fill(ones, 1);
        for (String name : parameters.names()) {
            if (name.endsWith("normalization.weight")) {
                parameters.fill(name, ones);
            } else if (name.startsWith("c")) {
                Draws.uniform(parameters, name, 1 / Math.sqrt(blocks.width), random);
            }
        }
        for (int i = 0; i < size.levels.size(); i++) {
            double[] vectors = Torch.values(parameters.get(vectors(i)));
            Arrays.fill(vectors, 0, blocks.width, 0);
            parameters.fill(vectors(i), vectors);
        }
        for (int i = 0; i < blocks.count; i++) {
            for (String layer : List.of("W_q", "W_k", "W_v")) {
                Draws.uniform(
                        parameters,
                        attention(i) + layer + ".weight",
                        Math.sqrt(6.0 / (2 * blocks.width)) / Math.sqrt(2),
                        random);
            }
            Draws.uniform(parameters, attention(i) + "W_out.weight", 1 / Math.sqrt(blocks.width), random);
            Draws.linear(parameters, block(i) + ".ffn.linear1", blocks.width, random);
            Draws.linear(parameters, block(i) + ".ffn.linear2", blocks.hidden, random);
        }
        Draws.linear(parameters, "backbone.output.linear", blocks.width, random);
    }

    @Override
    public Tensor forward(Tensor inputs, Dropout dropout) {
        Tensor x = tokens(inputs);
        Blocks blocks = size.blocks;
        for (int i = 0; i < blocks.count; i++) {
            Tensor normal = i == 0 ? x : normalized(block(i) + ".attention_normalization", x);
            // of what the last block makes, only CLS is looked at
            boolean last = i == blocks.count - 1;
            Tensor asking = last ? normal.narrow(1, 0, 1) : normal;
            x = (last ? x.narrow(1, 0, 1) : x).add(attended(i, asking, normal, dropout));
            x = x.add(fedForward(i, normalized(block(i) + ".ffn_normalization", x), dropout));
        }
        Tensor cls = normalized("backbone.output.normalization", x.select(1, 0)).relu();
        return Linear.of(parameters, "backbone.output.linear", cls).unsqueeze(0);
    }

    /** Rows x tokens x width. */
    private Tensor tokens(Tensor inputs) {
        long rows = inputs.size(0);
        List<Tensor> tokens = new ArrayList<>();
        tokens.add(parameters.get("cls_embedding.weight").expand(rows, 1, size.blocks.width));
        if (size.numbers > 0) {
            tokens.add(torch.addcmul(
                    parameters.get("cont_embeddings.bias"),
                    inputs.narrow(1, 0, size.numbers).unsqueeze(2),
                    parameters.get("cont_embeddings.weight")));
        }
        for (int i = 0; i < size.levels.size(); i++) {
            Tensor places = Torch.index(rows);
            places.copy_(inputs.select(1, size.numbers + i));
            tokens.add(torch.embedding(parameters.get(vectors(i)), places)
                    .add(parameters.get("cat_embeddings.bias").select(0, i))
                    .unsqueeze(1));
        }
        return Concatenation.of(1, tokens.toArray(new Tensor[0]));
    }

    private Tensor attended(int block, Tensor asking, Tensor asked, Dropout dropout) {
        Tensor query = heads(Linear.of(parameters, attention(block) + "W_q", asking));
        Tensor key = heads(Linear.of(parameters, attention(block) + "W_k", asked));
        Tensor value = heads(Linear.of(parameters, attention(block) + "W_v", asked));
        Blocks blocks = size.blocks;
        double factor = 1 / Math.sqrt((double) blocks.width / blocks.heads);
        Tensor shares =
                torch.matmul(query, key.transpose(2, 3)).mul(new Scalar(factor)).softmax(3);
        Tensor context = torch.matmul(dropout.apply(shares, blocks.attentionDropout), value);
        Tensor merged = context.transpose(1, 2).reshape(asking.size(0), asking.size(1), blocks.width);
        return Linear.of(parameters, attention(block) + "W_out", merged);
    }

    /** Rows x heads x tokens x part of the width. */
    private Tensor heads(Tensor x) {
        Blocks blocks = size.blocks;
        return x.reshape(x.size(0), x.size(1), blocks.heads, blocks.width / blocks.heads)
                .transpose(1, 2);
    }

    private Tensor fedForward(int block, Tensor x, Dropout dropout) {
        Tensor wide = Linear.of(parameters, block(block) + ".ffn.linear1", x);
        long hidden = size.blocks.hidden;
        Tensor gated =
                wide.narrow(2, 0, hidden).mul(wide.narrow(2, hidden, hidden).relu());
        return Linear.of(parameters, block(block) + ".ffn.linear2", dropout.apply(gated, size.blocks.dropout));
    }

    private Tensor normalized(String name, Tensor x) {
        return torch.layer_norm(
                x,
                new long[] {size.blocks.width},
                new TensorOptional(parameters.get(name + ".weight")),
                new TensorOptional(parameters.get(name + ".bias")),
                EPSILON,
                false);
    }

    @Override
    public Model portable(NetInputs inputs, NetOutput output) {
        List<TransformerBlock> blocks = new ArrayList<>();
        for (int i = 0; i < size.blocks.count; i++) {
            blocks.add(new TransformerBlock(
                    new TransformerBlock.Attention(
                            i == 0 ? null : portable(block(i) + ".attention_normalization"),
                            Linear.portable(parameters, attention(i) + "W_q"),
                            Linear.portable(parameters, attention(i) + "W_k"),
                            Linear.portable(parameters, attention(i) + "W_v"),
                            Linear.portable(parameters, attention(i) + "W_out"),
                            size.blocks.heads),
                    new TransformerBlock.FeedForward(
                            portable(block(i) + ".ffn_normalization"),
                            Linear.portable(parameters, block(i) + ".ffn.linear1"),
                            Linear.portable(parameters, block(i) + ".ffn.linear2"))));
        }
        FtTransformerModel.Head head = new FtTransformerModel.Head(
                portable("backbone.output.normalization"), Linear.portable(parameters, "backbone.output.linear"));
        return new FtTransformerModel(portableTokens(inputs), blocks, head, output);
    }

    private Normalization portable(String name) {
        return new Normalization(parameters.floats(name + ".weight"), parameters.floats(name + ".bias"));
    }

    private Tokens portableTokens(NetInputs inputs) {
        Tokens.Numbers numbers = size.numbers == 0
                ? new Tokens.Numbers(new float[0], new float[0])
                : new Tokens.Numbers(
                        parameters.floats("cont_embeddings.weight"), parameters.floats("cont_embeddings.bias"));
        int width = size.blocks.width;
        List<LevelVectors> levels = new ArrayList<>();
        for (int i = 0; i < size.levels.size(); i++) {
            float[] vectors = parameters.floats(vectors(i));
            float[] biases = parameters.floats("cat_embeddings.bias");
            for (int j = 0; j < vectors.length; j++) {
                vectors[j] += biases[i * width + j % width];
            }
            levels.add(new LevelVectors(width, vectors));
        }
        return new Tokens(inputs, parameters.floats("cls_embedding.weight"), numbers, levels);
    }
}
