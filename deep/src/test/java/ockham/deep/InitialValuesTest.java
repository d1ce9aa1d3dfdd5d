package ockham.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import ockham.score.net.Activation;
import org.junit.jupiter.api.Test;

class InitialValuesTest {
    private static final NetShape SHAPE = NetShape.plain(20, 256, 3, 4, Activation.SELU);
    private static final double[] VALUES = InitialValues.of(SHAPE, 7);

    /** The bounds that the reference file gives for samples of n draws. */
    private static void assertStandardNormal(double[] draws) {
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / (draws.length - 1);
        assertEquals(0, mean, 4 / Math.sqrt(draws.length));
        assertEquals(1, Math.sqrt(variance), 4 / Math.sqrt(2.0 * draws.length));
    }

    @Test
    void hiddenLayersStartStandardNormal() {
        for (int i = 0; i < 3; i++) {
            int weights = SHAPE.weightsAt(i);
            assertStandardNormal(Arrays.copyOfRange(VALUES, weights, weights + SHAPE.weights(i)));
            assertStandardNormal(Arrays.copyOfRange(VALUES, SHAPE.biasesAt(i), SHAPE.biasesAt(i + 1)));
        }
    }

    @Test
    void scalesStartAtOneAndTheLastLayerAtNothing() {
        double[] ones = new double[20];
        Arrays.fill(ones, 1);
        assertArrayEquals(ones, Arrays.copyOfRange(VALUES, 0, 20));
        int last = SHAPE.weightsAt(3);
        assertArrayEquals(new double[256 * 4], Arrays.copyOfRange(VALUES, last, last + 256 * 4));
        assertArrayEquals(new double[4], Arrays.copyOfRange(VALUES, SHAPE.biasesAt(3), VALUES.length));
    }

    @Test
    void everyParameterHasOnePlace() {
        assertEquals(20 + 20 * 256 + 2 * 256 * 256 + 256 * 4 + 3 * 256 + 4, VALUES.length);
        assertEquals(VALUES.length, SHAPE.biasesAt(3) + 4);
    }
}
