package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IsotonicTest {
    @Test
    void fitsAsTheReferenceDoes() {
        for (JsonNode golden : GoldenCalibration.cases("isotonic")) {
            Isotonic curve = Isotonic.fit(
                    GoldenCalibration.numbers(golden.get("x")),
                    GoldenCalibration.numbers(golden.get("y")),
                    GoldenCalibration.numbers(golden.get("weight")));
            double[] found = Arrays.stream(GoldenCalibration.numbers(golden.get("query")))
                    .map(curve::of)
                    .toArray();
            String name = golden.get("name").asText();
            assertArrayEquals(GoldenCalibration.numbers(golden.get("expected")), found, 1e-12, name);
            double[] blocks = Arrays.stream(GoldenCalibration.numbers(golden.get("block_x")))
                    .map(curve::of)
                    .toArray();
            assertArrayEquals(GoldenCalibration.numbers(golden.get("block_value")), blocks, 1e-12, name);
        }
    }

    @Test
    void aSinglePointIsFlat() {
        Isotonic curve = Isotonic.fit(new double[] {0.4, 0.4}, new double[] {0, 1}, new double[] {1, 3});
        assertEquals(0.75, curve.of(-1));
        assertEquals(0.75, curve.of(0.4));
        assertEquals(0.75, curve.of(9));
    }

    @Test
    void refusesKnotsOutOfOrder() {
        assertThrows(IllegalArgumentException.class, () -> new Isotonic(new double[] {0, 1}, new double[] {1, 0}));
        assertThrows(IllegalArgumentException.class, () -> new Isotonic(new double[] {1, 1}, new double[] {0, 1}));
        assertThrows(IllegalArgumentException.class, () -> new Isotonic(new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new Isotonic(new double[] {Double.NaN}, new double[] {0}));
    }
}
