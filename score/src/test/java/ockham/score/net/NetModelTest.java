package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Predictions;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class NetModelTest {
    private static final NetOutput.Value NUMBER = new NetOutput.Value(10, 2, 8, 13);

    @Test
    void aRowGivesTheSameBitsAloneAndInATable() {
        aRowGivesTheSameBitsAloneAndInATable(Nets.model(Activation.SELU, new NetOutput.Classes(4)));
        aRowGivesTheSameBitsAloneAndInATable(Nets.embedded(Activation.MISH, new NetOutput.Classes(4)));
    }

    private static void aRowGivesTheSameBitsAloneAndInATable(NetModel model) {
        Table table = Nets.table(50);
        Predictions together = model.predict(table);
        for (int row = 0; row < 50; row++) {
            double[] alone = model.predict(table.rows(new int[] {row})).values();
            for (int k = 0; k < 4; k++) {
                assertEquals(together.get(row, k), alone[k]);
            }
        }
    }

    @Test
    void probabilitiesSumToOne() {
        Predictions predictions =
                Nets.model(Activation.MISH, new NetOutput.Classes(3)).predict(Nets.table(20));
        for (int row = 0; row < 20; row++) {
            assertEquals(1, predictions.get(row, 0) + predictions.get(row, 1) + predictions.get(row, 2), 1e-14);
        }
    }

    @Test
    void theForwardPassIsThatOfItsLayers() {
        NetModel model = Nets.model(Activation.SELU, new NetOutput.Value(0, 1, -1e9, 1e9));
        Table table = Nets.table(5);
        NetInputs.Bound bound = model.inputs().bind(table);
        for (int row = 0; row < 5; row++) {
            float[] values = new float[6];
            bound.row(row, values, 0);
            for (int i = 0; i < 3; i++) {
                float[] sums = new float[model.layers().get(i).outputs()];
                model.layers().get(i).apply(values, sums);
                for (int o = 0; i < 2 && o < sums.length; o++) {
                    sums[o] = model.activation().function().of(sums[o]);
                }
                values = sums;
            }
            assertEquals(values[0], model.predict(table).get(row, 0));
        }
    }

    @Test
    void numbersStayWithinTheRange() {
        double[] values =
                Nets.model(Activation.SELU, NUMBER).predict(Nets.table(500)).values();
        double least = 8;
        double most = 13;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        assertArrayEquals(new double[] {8, 13}, new double[] {least, most});
        assertTrue(java.util.Arrays.stream(values).anyMatch(v -> v > 8 && v < 13));
    }

    @Test
    void predictsNoRows() {
        assertEquals(
                0, Nets.model(Activation.SELU, NUMBER).predict(Nets.table(0)).values().length);
    }

    @Test
    void refusesLayersThatDoNotMeet() {
        SplittableRandom random = new SplittableRandom(2);
        List<DenseLayer> layers = List.of(Nets.layer(6, 5, random), Nets.layer(4, 1, random));
        assertThrows(
                IllegalArgumentException.class, () -> new NetModel(Nets.inputs(), layers, Activation.SELU, NUMBER));
        List<DenseLayer> wide = List.of(Nets.layer(6, 5, random));
        assertThrows(IllegalArgumentException.class, () -> new NetModel(Nets.inputs(), wide, Activation.SELU, NUMBER));
        assertThrows(
                IllegalArgumentException.class, () -> new NetModel(Nets.inputs(), List.of(), Activation.SELU, NUMBER));
    }
}
