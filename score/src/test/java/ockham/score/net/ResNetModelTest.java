package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class ResNetModelTest {
    private static ResNetModel model(NetOutput output) {
        SplittableRandom random = new SplittableRandom(3);
        float[] scale = {1, 2, -1, 0.5f, 3};
        float[] shift = {0, 1, 0.5f, -1, 2};
        return new ResNetModel(
                Nets.inputs(),
                new ResNetModel.Body(Nets.layer(6, 5, random), List.of(block(random), block(random))),
                new ResNetModel.Head(scale, shift, Nets.layer(5, output.width(), random)),
                output);
    }

    private static ResNetModel.Block block(SplittableRandom random) {
        return new ResNetModel.Block(Nets.layer(5, 9, random), Nets.layer(9, 5, random));
    }

    @Test
    void storedOnesPredictTheSameBitsAndEveryPartIsNeeded() {
        StoredNets.assertSound(model(new NetOutput.Classes(3)), Nets.table(30));
        StoredNets.assertSound(model(new NetOutput.Value(3, 4, -5, 6)), Nets.table(30));
    }

    @Test
    void hostileSizesAreRefused() {
        Bundle bundle = model(new NetOutput.Classes(3)).toBundle();
        for (int count : new int[] {-1, 3, Integer.MAX_VALUE}) {
            StoredNets.refused(bundle, "blocks", new int[] {count});
        }
        StoredNets.refused(bundle, "block.0.wide.size", new int[] {65_536, 65_536});
        StoredNets.refused(bundle, "block.1.back.size", new int[] {5, 9});
        StoredNets.refused(bundle, "scale", new float[] {1, 2, 3, 4, Float.NaN});
        StoredNets.refused(bundle, "classes", new int[] {2});
    }

    /** A block by hand: x plus twice its positive part. */
    @Test
    void blocksAddToTheirInputs() {
        NetInputs plain = new NetInputs(List.of(new NetColumn.Numeric("a")), new QuantileScaling(new double[][] {{}}));
        DenseLayer same = new DenseLayer(1, 1, new float[] {1}, new float[] {0});
        DenseLayer twice = new DenseLayer(1, 1, new float[] {2}, new float[] {0});
        ResNetModel model = new ResNetModel(
                plain,
                new ResNetModel.Body(same, List.of(new ResNetModel.Block(same, twice))),
                new ResNetModel.Head(new float[] {-1}, new float[] {10}, same),
                new NetOutput.Value(0, 1, -100, 100));
        Table table = new Table(List.of(new Column.Numbers("a", new double[] {3, -3, 4})), 3);
        // 10 - 9; 10 + 3; the positive part of 10 - 12
        assertEquals(1, model.predict(table).get(0, 0));
        assertEquals(13, model.predict(table).get(1, 0));
        assertEquals(0, model.predict(table).get(2, 0));
    }

    @Test
    void categoriesWithPlacesAreRefused() {
        NetInputs places = new NetInputs(
                List.of(new NetColumn.Embedded("colour", Nets.COLOURS)), new QuantileScaling(new double[][] {{}}));
        SplittableRandom random = new SplittableRandom(1);
        ResNetModel.Body body = new ResNetModel.Body(Nets.layer(1, 1, random), List.of());
        ResNetModel.Head head = new ResNetModel.Head(new float[1], new float[1], Nets.layer(1, 2, random));
        NetOutput output = new NetOutput.Classes(2);
        assertThrows(IllegalArgumentException.class, () -> new ResNetModel(places, body, head, output));
    }
}
