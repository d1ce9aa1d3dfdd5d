package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Bundle;
import ockham.api.Column;
import org.junit.jupiter.api.Test;

class FtTransformerModelTest {
    private static final int WIDTH = 6;

    /** Two numbers, and two categories with places. */
    private static NetInputs inputs() {
        List<NetColumn> columns = List.of(
                new NetColumn.Numeric("height"),
                new NetColumn.Numeric("weight"),
                new NetColumn.Embedded("adult", Column.Categories.BOOLEAN_LEVELS),
                new NetColumn.Embedded("colour", Nets.COLOURS));
        return new NetInputs(columns, new QuantileScaling(new double[][] {{-3, 0, 3}, {-1, 1}, {}, {}}));
    }

    private static float[] draws(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static Normalization normalization(SplittableRandom random) {
        return new Normalization(draws(WIDTH, random), draws(WIDTH, random));
    }

    private static Tokens tokens(SplittableRandom random) {
        return new Tokens(
                inputs(),
                draws(WIDTH, random),
                new Tokens.Numbers(draws(2 * WIDTH, random), draws(2 * WIDTH, random)),
                List.of(
                        new LevelVectors(WIDTH, draws(3 * WIDTH, random)),
                        new LevelVectors(WIDTH, draws(4 * WIDTH, random))));
    }

    private static TransformerBlock block(boolean normalised, int heads, SplittableRandom random) {
        return new TransformerBlock(
                new TransformerBlock.Attention(
                        normalised ? normalization(random) : null,
                        Nets.layer(WIDTH, WIDTH, random),
                        Nets.layer(WIDTH, WIDTH, random),
                        Nets.layer(WIDTH, WIDTH, random),
                        Nets.layer(WIDTH, WIDTH, random),
                        heads),
                new TransformerBlock.FeedForward(
                        normalization(random), Nets.layer(WIDTH, 8, random), Nets.layer(4, WIDTH, random)));
    }

    private static FtTransformerModel model(NetOutput output) {
        SplittableRandom random = new SplittableRandom(3);
        List<TransformerBlock> blocks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            blocks.add(block(i > 0, 2, random));
        }
        FtTransformerModel.Head head =
                new FtTransformerModel.Head(normalization(random), Nets.layer(WIDTH, output.width(), random));
        return new FtTransformerModel(tokens(random), blocks, head, output);
    }

    @Test
    void storedOnesPredictTheSameBitsAndEveryPartIsNeeded() {
        StoredNets.assertSound(model(new NetOutput.Classes(3)), Nets.table(30));
        StoredNets.assertSound(model(new NetOutput.Value(3, 4, -5, 6)), Nets.table(30));
    }

    @Test
    void hostileSizesAreRefused() {
        Bundle bundle = model(new NetOutput.Classes(3)).toBundle();
        for (int count : new int[] {-1, 0, 4, Integer.MAX_VALUE}) {
            StoredNets.refused(bundle, "blocks", new int[] {count});
        }
        for (int heads : new int[] {-2, 0, 4, Integer.MAX_VALUE}) {
            StoredNets.refused(bundle, "block.1.attention.heads", new int[] {heads});
        }
        StoredNets.refused(bundle, "tokens.categories", new int[] {1});
        StoredNets.refused(bundle, "tokens.categories", new int[] {Integer.MAX_VALUE});
        StoredNets.refused(bundle, "tokens.first", new float[0]);
        StoredNets.refused(bundle, "tokens.level.0", new float[5 * WIDTH]);
        StoredNets.refused(bundle, "block.0.wide.size", new int[] {65_536, 65_536});
        StoredNets.refused(bundle, "classes", new int[] {2});
    }

    @Test
    void normalisedVectorsHaveMeanZeroAndDeviationOne() {
        Normalization plain = new Normalization(new float[] {1, 1, 1, 2}, new float[] {0, 0, 0, 7});
        float[] into = new float[4];
        plain.apply(new float[] {1, 3, 5, 7}, into);
        double deviation = Math.sqrt(5 + 1e-5);
        assertArrayEquals(
                new float[] {
                    (float) (-3 / deviation),
                    (float) (-1 / deviation),
                    (float) (1 / deviation),
                    (float) (7 + 2 * 3 / deviation)
                },
                into,
                1e-6f);
    }

    @Test
    void headsThatDoNotDivideATokenAreRefused() {
        SplittableRandom random = new SplittableRandom(1);
        assertEquals(WIDTH, block(true, 3, random).width());
        assertThrows(IllegalArgumentException.class, () -> block(true, 4, random));
        assertThrows(IllegalArgumentException.class, () -> block(true, 0, random));
    }
}
