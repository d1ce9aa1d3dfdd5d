package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.Formats;
import ockham.score.model.ConstantModel;
import org.junit.jupiter.api.Test;

class CalibratedModelTest {
    private static final Table ROWS = new Table(List.of(), 3);

    @Test
    void whatWasReadPredictsTheSameBits() {
        List<Calibrator> calibrators = List.of(
                Calibrator.identity(),
                new Scaling(0.7, new double[] {0, 0.3}),
                new PerClass(List.of(new Isotonic(new double[] {0.1, 0.9}, new double[] {0.2, 0.4})), 0.01));
        for (Calibrator calibrator : calibrators) {
            Model model = new CalibratedModel(new ConstantModel(0.3, 0.7), calibrator);
            Model read = Formats.readModel(model.toBundle());
            assertArrayEquals(model.predict(ROWS).values(), read.predict(ROWS).values());
            assertEquals(model.parameters(), read.parameters());
        }
    }

    @Test
    void scalesTheLogOdds() {
        Model model = new CalibratedModel(new ConstantModel(0.2, 0.8), new Scaling(0.5, new double[] {0, 0}));
        // Odds of 4 become odds of 2.
        assertEquals(2.0 / 3, model.predict(ROWS).get(0, 1), 1e-15);
    }

    @Test
    void theIdentityReturnsWhatItGot() {
        Predictions raw = new Predictions(1, 2, new double[] {0.3, 0.7});
        assertSame(raw, Calibrator.identity().apply(raw));
    }

    @Test
    void refusesOtherClassesAndUnknownFormats() {
        Predictions three = new Predictions(1, 3, new double[] {0.2, 0.3, 0.5});
        assertThrows(IllegalArgumentException.class, () -> new Scaling(2, new double[] {0, 0}).apply(three));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PerClass(List.of(new Isotonic(new double[] {0}, new double[] {0})), 0).apply(three));
        IllegalArgumentException unknown = assertThrows(
                IllegalArgumentException.class,
                () -> Calibrator.read(Bundle.of("magic/9").build()));
        assertTrue(unknown.toString().contains("magic/9"));
        IllegalArgumentException model = assertThrows(
                IllegalArgumentException.class,
                () -> Formats.readModel(Bundle.of("oracle/1").build()));
        assertTrue(model.toString().contains("oracle/1"));
        assertThrows(
                IllegalArgumentException.class,
                () -> Formats.readFeature(Bundle.of("oracle/1").build()));
    }
}
