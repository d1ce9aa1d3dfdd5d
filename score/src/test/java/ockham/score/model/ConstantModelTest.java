package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class ConstantModelTest {
    @Test
    void everyRowGetsTheSameAlsoAfterARoundTrip() {
        ConstantModel model = new ConstantModel(0.25, 0.75);
        assertArrayEquals(
                new double[] {0.25, 0.75, 0.25, 0.75},
                Formats.readModel(model.toBundle())
                        .predict(new Table(List.of(), 2))
                        .values());
        assertEquals(2, model.parameters());
    }

    @Test
    void whatIsNoPredictionIsRefused() {
        assertThrows(IllegalArgumentException.class, ConstantModel::new);
        assertThrows(IllegalArgumentException.class, () -> new ConstantModel(0.5, Double.NaN));
        Bundle without =
                Bundle.of("constant/1").put("numbers", new double[] {1}).build();
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(without));
    }
}
