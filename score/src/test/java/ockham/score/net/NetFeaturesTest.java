package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class NetFeaturesTest {
    private static final NetColumn NUMBER = new NetColumn.Numeric("height");
    private static final NetColumn COLOUR = new NetColumn.Embedded("colour", List.of("red", "blue"));
    private static final NetInputs INPUTS =
            new NetInputs(List.of(NUMBER, COLOUR), new double[] {0, 0}, new double[] {1, 1});

    private static PeriodicEmbedding periodic() {
        return new PeriodicEmbedding(
                new PeriodicEmbedding.Size(1, 2, 2),
                new float[] {2, 0.5f},
                new float[] {0, 1},
                new PeriodicEmbedding.Linear(new float[] {1, 10, 2, 20}, new float[] {0.25f, -0.25f}));
    }

    private static LevelVectors vectors() {
        return new LevelVectors(2, new float[] {0, 0, 1, 2, 3, 4});
    }

    /** The cosines by hand: x is 1, clipped to 1 / sqrt(1 + 1/9). */
    @Test
    void numbersStandBeforeTheirWavesAndTheVectorOfTheLevel() {
        NetFeatures features = new NetFeatures(INPUTS, periodic(), List.of(vectors()));
        assertEquals(5, features.width());
        assertEquals(2 * 2 + 4 + 2 + 6, features.parameters());
        Column height = new Column.Numbers("height", new double[] {1, 1, 1});
        Column colour =
                new Column.Categories("colour", ColumnKind.CATEGORY, List.of("blue", "green"), new int[] {0, 1, -1});
        float[][] expected = {{3, 4}, {0, 0}, {0, 0}};
        for (int row = 0; row < 3; row++) {
            float[] encoded = new float[2];
            INPUTS.bind(new Table(List.of(height, colour), 3)).row(row, encoded, 0);
            float[] into = new float[5];
            features.apply(encoded, into);
            double x = 1 / Math.sqrt(1 + 1.0 / 9);
            double first = Math.cos(2 * x);
            double second = Math.cos(0.5 * x + 1);
            assertEquals(x, into[0], 1e-7);
            assertEquals(0.25 + first + 2 * second, into[1], 1e-5);
            assertEquals(-0.25 + 10 * first + 20 * second, into[2], 1e-5);
            assertArrayEquals(expected[row], new float[] {into[3], into[4]});
        }
    }

    @Test
    void columnsInAnotherOrderAreRefused() {
        NetInputs turned = new NetInputs(List.of(COLOUR, NUMBER), new double[2], new double[2]);
        refused(turned, PeriodicEmbedding.none(), List.of(vectors()));
        refused(turned, periodic(), List.of(vectors()));
        refused(INPUTS, periodic(), List.of());
        refused(INPUTS, PeriodicEmbedding.none(), List.of(vectors(), vectors()));
        refused(INPUTS, periodic(), List.of(new LevelVectors(2, new float[4])));
    }

    private static void refused(NetInputs inputs, PeriodicEmbedding periodic, List<LevelVectors> levels) {
        assertThrows(IllegalArgumentException.class, () -> new NetFeatures(inputs, periodic, levels));
    }

    @Test
    void sharesOfTheActivationMixItWithItsArgument() {
        float[] sums = {-2, 3, -2};
        new HiddenActivation(Activation.MISH, List.of(new float[] {0, 1, 0.5f})).apply(sums, 3, 0);
        float mish = Activation.MISH.of(-2);
        assertArrayEquals(new float[] {-2, Activation.MISH.of(3), -1 + mish / 2}, sums, 1e-6f);
    }

    @Test
    void sharesOfOtherLayersAreRefused() {
        List<DenseLayer> layers = List.of(
                new DenseLayer(1, 2, new float[2], new float[2]), new DenseLayer(2, 1, new float[2], new float[1]));
        NetFeatures features = NetFeatures.plain(new NetInputs(List.of(NUMBER), new double[1], new double[1]));
        HiddenActivation wrong = new HiddenActivation(Activation.SELU, List.of(new float[3]));
        NetOutput number = new NetOutput.Value(0, 1, 0, 1);
        assertThrows(IllegalArgumentException.class, () -> new NetModel(features, layers, wrong, number));
    }
}
