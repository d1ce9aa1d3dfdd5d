package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.SplittableRandom;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;

class PerClassTest {
    @Test
    void oneAgainstTheRestAsTheReferenceDoes() {
        JsonNode golden = GoldenCalibration.cases("one_vs_rest_isotonic").get(0);
        PerClass fitted =
                PerClass.fit(GoldenCalibration.table(golden.get("score")), GoldenCalibration.numbers(golden.get("y")));
        Predictions found = new PerClass(fitted.curves(), 0).apply(GoldenCalibration.table(golden.get("query")));
        assertArrayEquals(GoldenCalibration.numbers(golden.get("expected")), found.values(), 1e-12);
    }

    @Test
    void rowsOfZerosBecomeUniform() {
        JsonNode golden = GoldenCalibration.cases("one_vs_rest_normalise").get(0);
        Predictions rows = GoldenCalibration.table(golden.get("raw"));
        double[] values = rows.values().clone();
        for (int i = 0; i < rows.rows(); i++) {
            PerClass.normalise(values, i * rows.width(), rows.width());
        }
        assertArrayEquals(GoldenCalibration.numbers(golden.get("expected")), values, 1e-12);
    }

    @Test
    void keepsTheOrderOfRowsAndNeverSaysNeverOrAlways() {
        int rows = 1000;
        SplittableRandom random = new SplittableRandom(3);
        double[] values = new double[2 * rows];
        double[] truth = new double[rows];
        for (int i = 0; i < rows; i++) {
            double p = (i + 0.5) / rows;
            values[2 * i] = 1 - p;
            values[2 * i + 1] = p;
            // Nothing happens below 0.2, everything above 0.8: the curve has flat ends at 0 and 1.
            truth[i] = p < 0.2 ? 0 : p > 0.8 ? 1 : random.nextInt(2);
        }
        Predictions raw = new Predictions(rows, 2, values);
        Predictions found = PerClass.fit(raw, truth).apply(raw);
        for (int i = 0; i < rows; i++) {
            assertTrue(found.get(i, 1) > 0 && found.get(i, 1) < 1);
            assertEquals(1, found.get(i, 0) + found.get(i, 1), 1e-15);
            assertTrue(i == 0 || found.get(i, 1) > found.get(i - 1, 1), "row " + i);
        }
        assertTrue(found.get(10, 1) < 0.001, "as rare as was seen");
    }
}
