package ockham.score;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import ockham.api.Model;
import ockham.api.Table;
import ockham.score.model.ConstantModel;
import org.junit.jupiter.api.Test;

class BlendTest {
    private static final Table ROWS = new Table(List.of(), 2);

    private static Model constant(double... values) {
        return new ConstantModel(values);
    }

    @Test
    void predictsTheWeightedMean() {
        Blend blend = new Blend(List.of(constant(0.2, 0.8), constant(0.6, 0.4)), new double[] {0.75, 0.25});
        assertArrayEquals(new double[] {0.3, 0.7, 0.3, 0.7}, blend.predict(ROWS).values(), 1e-12);
    }

    @Test
    void comesBackFromItsBundleAsItWas() {
        Blend blend = new Blend(List.of(constant(1), constant(2), constant(4)), new double[] {0.5, 0.25, 0.25});
        Model back = Formats.readModel(blend.toBundle());
        assertArrayEquals(blend.predict(ROWS).values(), back.predict(ROWS).values());
        assertEquals(blend.parameters(), back.parameters());
    }

    @Test
    void weightsMustBeSharesOfOneAndMembersAlike() {
        assertThrows(IllegalArgumentException.class, () -> new Blend(List.of(), new double[0]));
        assertThrows(IllegalArgumentException.class, () -> new Blend(List.of(constant(1)), new double[] {0.5}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Blend(List.of(constant(1), constant(2)), new double[] {1.5, -0.5}));
        Blend unlike = new Blend(List.of(constant(1), constant(0.5, 0.5)), new double[] {0.5, 0.5});
        assertThrows(IllegalArgumentException.class, () -> unlike.predict(ROWS));
    }
}
