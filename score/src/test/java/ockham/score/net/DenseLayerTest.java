package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseLayerTest {
    @Test
    void addsWeightedInputsToTheBias() {
        SplittableRandom random = new SplittableRandom(1);
        for (int inputs : new int[] {0, 1, 3, 4, 5, 19}) {
            DenseLayer layer = Nets.layer(inputs, 7, random);
            float[] input = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                input[i] = (float) random.nextGaussian();
            }
            float[] into = new float[7];
            layer.apply(input, into);
            for (int o = 0; o < 7; o++) {
                double sum = layer.bias()[o];
                for (int i = 0; i < inputs; i++) {
                    sum += (double) input[i] * layer.weights()[i * 7 + o];
                }
                assertEquals(sum, into[o], 1e-5);
            }
        }
    }

    @Test
    void rectifiedInputsAreThoseAboveZero() {
        SplittableRandom random = new SplittableRandom(2);
        for (int inputs : new int[] {0, 1, 3, 4, 5, 19}) {
            DenseLayer layer = Nets.layer(inputs, 7, random);
            float[] sums = new float[inputs];
            float[] positive = new float[inputs];
            for (int i = 0; i < inputs; i++) {
                sums[i] = (float) random.nextGaussian();
                positive[i] = Math.max(0, sums[i]);
            }
            float[] expected = new float[7];
            float[] found = new float[7];
            layer.apply(positive, expected);
            layer.applyRectified(sums, found, new int[inputs]);
            assertArrayEquals(expected, found, 1e-6f);
        }
    }

    @Test
    void countsWeightsAndBiases() {
        assertEquals(3 * 7 + 7, Nets.layer(3, 7, new SplittableRandom(1)).parameters());
    }

    @Test
    void refusesSizesThatDoNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new DenseLayer(2, 2, new float[3], new float[2]));
        assertThrows(IllegalArgumentException.class, () -> new DenseLayer(2, 2, new float[4], new float[1]));
        assertThrows(IllegalArgumentException.class, () -> new DenseLayer(-1, -2, new float[2], new float[2]));
        // 65536 x 65536 is 0 in 32 bits
        assertThrows(IllegalArgumentException.class, () -> new DenseLayer(65_536, 65_536, new float[0], new float[1]));
    }

    @Test
    void refusesWeightsThatAreNotNumbers() {
        assertThrows(IllegalArgumentException.class, () -> new DenseLayer(1, 1, new float[] {Float.NaN}, new float[1]));
    }
}
