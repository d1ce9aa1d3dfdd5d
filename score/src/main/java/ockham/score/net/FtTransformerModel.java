package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * FT-Transformer (Gorishniy et al. 2021, arXiv 2106.11959): a row as {@link Tokens}, {@link TransformerBlock blocks}, of which
 * the last changes the first token only, and a normalisation, a rectified linear unit and a layer for that token. Immutable,
 * safe to share.
 */
public final class FtTransformerModel implements Model {
    private static final String NAME = "ft-transformer/1";
    private static final int MOST_BLOCKS = 1000;

    private final Tokens tokens;
    private final List<TransformerBlock> blocks;
    private final Head head;
    private final NetOutput output;

    /** What becomes of the first token in the end. */
    public record Head(Normalization before, DenseLayer last) {}

    /** @throws IllegalArgumentException if there is no block or sizes do not meet */
    public FtTransformerModel(Tokens tokens, List<TransformerBlock> blocks, Head head, NetOutput output) {
        this.tokens = tokens;
        this.blocks = List.copyOf(blocks);
        this.head = head;
        this.output = output;
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a transformer without blocks");
        }
        for (TransformerBlock block : this.blocks) {
            Parts.requireEqual("width of a block", block.width(), tokens.width());
        }
        Parts.requireEqual("normalised places", head.before.width(), tokens.width());
        Parts.requireEqual("inputs of the last layer", head.last.inputs(), tokens.width());
        Parts.requireEqual("outputs of the last layer", head.last.outputs(), output.width());
    }

    @Override
    public Predictions predict(Table table) {
        return Rowwise.predict(tokens.inputs(), output.width(), new Row(), table);
    }

    /** Where one thread works. */
    private final class Row implements Rowwise.Net {
        private final float[][] vectors = new float[tokens.count()][tokens.width()];
        private final List<TransformerBlock.Room> rooms = new ArrayList<>();
        private final float[] normal = new float[tokens.width()];
        private final int[] places = new int[tokens.width()];
        private final float[] sums = new float[output.width()];

        Row() {
            for (TransformerBlock block : blocks) {
                rooms.add(block.new Room(tokens.count()));
            }
        }

        @Override
        public void predict(float[] encoded, double[] values, int at) {
            tokens.apply(encoded, vectors);
            for (int i = 0; i < rooms.size(); i++) {
                rooms.get(i).apply(vectors, i + 1 < rooms.size() ? vectors.length : 1);
            }
            head.before.apply(vectors[0], normal);
            head.last.applyRectified(normal, sums, places);
            output.write(sums, values, at);
        }
    }

    @Override
    public long parameters() {
        long sum = tokens.parameters() + head.before.parameters() + head.last.parameters();
        for (TransformerBlock block : blocks) {
            sum += block.parameters();
        }
        return sum;
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle = Bundle.of(NAME).put("blocks", new int[] {blocks.size()});
        tokens.write(bundle);
        for (int i = 0; i < blocks.size(); i++) {
            blocks.get(i).write(bundle, "block." + i);
        }
        head.before.write(bundle, "head");
        Parts.put(bundle, "last", head.last);
        OutputFormat.write(output, bundle);
        return bundle.build();
    }

    /** Reads what {@link #toBundle} wrote. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public Model read(Bundle bundle) {
            List<TransformerBlock> blocks = new ArrayList<>();
            for (int i = 0; i < Parts.count(bundle, "blocks", 1, MOST_BLOCKS); i++) {
                blocks.add(TransformerBlock.read(bundle, "block." + i, i > 0));
            }
            Head head = new Head(Normalization.read(bundle, "head"), Parts.layer(bundle, "last"));
            return new FtTransformerModel(Tokens.read(bundle), blocks, head, OutputFormat.read(bundle));
        }
    }
}
