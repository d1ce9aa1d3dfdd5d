package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * The residual net for tables (Gorishniy et al. 2021, arXiv 2106.11959): a layer in, blocks that each add to the values what
 * two layers with a rectified linear unit between them make of them, a scale and shift, a rectified linear unit, a layer out.
 * The normalisation before a block is part of its first layer. Immutable, safe to share.
 */
public final class ResNetModel implements Model {
    private static final String NAME = "resnet/1";
    private static final int MOST_BLOCKS = 1000;

    private final NetInputs inputs;
    private final DenseLayer first;
    private final List<Block> blocks;
    private final Head head;
    private final NetOutput output;

    /** Two layers, a rectified linear unit between them. */
    public record Block(DenseLayer wide, DenseLayer back) {}

    /** What comes after the blocks: {@code scale * x + shift}, a rectified linear unit, and a layer. */
    public record Head(float[] scale, float[] shift, DenseLayer last) {
        public Head {
            scale = Values.finite("scale", scale);
            shift = Values.finite("shift", shift);
        }
    }

    /**
     * @param body the layer in, then the blocks
     * @throws IllegalArgumentException if sizes do not meet
     */
    public ResNetModel(NetInputs inputs, Body body, Head head, NetOutput output) {
        this.inputs = inputs;
        this.first = body.first;
        this.blocks = List.copyOf(body.blocks);
        this.head = head;
        this.output = output;
        int width = first.outputs();
        Parts.requireEqual("inputs", first.inputs(), inputs.width());
        for (Block block : blocks) {
            Parts.requireEqual("inputs of a block", block.wide.inputs(), width);
            Parts.requireEqual("inputs of a block's second layer", block.back.inputs(), block.wide.outputs());
            Parts.requireEqual("outputs of a block", block.back.outputs(), width);
        }
        Parts.requireEqual("scales", head.scale.length, width);
        Parts.requireEqual("shifts", head.shift.length, width);
        Parts.requireEqual("inputs of the last layer", head.last.inputs(), width);
        Parts.requireEqual("outputs of the last layer", head.last.outputs(), output.width());
        for (NetColumn column : inputs.columns()) {
            if (column instanceof NetColumn.Embedded) {
                throw new IllegalArgumentException("column " + column.name() + " has no inputs but places");
            }
        }
    }

    /** The layer in, and the blocks. */
    public record Body(DenseLayer first, List<Block> blocks) {}

    @Override
    public Predictions predict(Table table) {
        return Rowwise.predict(inputs, output.width(), new Room(), table);
    }

    /** Where one thread works. */
    private final class Room implements Rowwise.Net {
        private final float[] values = new float[first.outputs()];
        private final float[] added = new float[first.outputs()];
        private final float[] wide;
        private final int[] places;
        private final float[] sums = new float[output.width()];

        Room() {
            int most = values.length;
            for (Block block : blocks) {
                most = Math.max(most, block.wide.outputs());
            }
            wide = new float[most];
            places = new int[most];
        }

        @Override
        public void predict(float[] encoded, double[] into, int at) {
            first.apply(encoded, values);
            for (Block block : blocks) {
                block.wide.apply(values, wide);
                block.back.applyRectified(wide, added, places);
                for (int i = 0; i < values.length; i++) {
                    values[i] += added[i];
                }
            }
            for (int i = 0; i < values.length; i++) {
                values[i] = head.scale[i] * values[i] + head.shift[i];
            }
            head.last.applyRectified(values, sums, places);
            output.write(sums, into, at);
        }
    }

    @Override
    public long parameters() {
        long sum = first.parameters() + head.scale.length + head.shift.length + head.last.parameters();
        for (Block block : blocks) {
            sum += block.wide.parameters() + block.back.parameters();
        }
        return sum;
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle = Bundle.of(NAME).put("blocks", new int[] {blocks.size()});
        InputsFormat.write(inputs, bundle);
        Parts.put(bundle, "first", first);
        for (int i = 0; i < blocks.size(); i++) {
            Parts.put(bundle, "block." + i + ".wide", blocks.get(i).wide);
            Parts.put(bundle, "block." + i + ".back", blocks.get(i).back);
        }
        bundle.put("scale", head.scale).put("shift", head.shift);
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
            List<Block> blocks = new ArrayList<>();
            for (int i = 0; i < Parts.count(bundle, "blocks", 0, MOST_BLOCKS); i++) {
                blocks.add(new Block(
                        Parts.layer(bundle, "block." + i + ".wide"), Parts.layer(bundle, "block." + i + ".back")));
            }
            Head head = new Head(bundle.floats("scale"), bundle.floats("shift"), Parts.layer(bundle, "last"));
            return new ResNetModel(
                    InputsFormat.read(bundle),
                    new Body(Parts.layer(bundle, "first"), blocks),
                    head,
                    OutputFormat.read(bundle));
        }
    }
}
