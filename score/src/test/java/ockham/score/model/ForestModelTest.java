package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class ForestModelTest {
    private static final Inputs INPUTS = new Inputs(List.of(new Inputs.Input("x", ColumnKind.NUMBER, List.of())));

    /** A tree that asks whether x is above 1, and one that is a leaf. */
    private static Trees trees(double... leaves) {
        return new Trees(
                new int[] {0, ~2},
                new int[2],
                new int[] {0},
                new double[] {1},
                new int[] {~0},
                new int[] {~1},
                new int[] {Trees.MISSING_LEFT},
                leaves,
                new int[] {0},
                new int[0]);
    }

    private static Table table(double... x) {
        return new Table(List.of(new Column.Numbers("x", x)), x.length);
    }

    private static ForestModel classes() {
        return new ForestModel(
                INPUTS,
                trees(2, -1, -2),
                new ForestModel.Leaves(
                        3,
                        new double[] {0.5, 0.25, 0.25},
                        new int[] {0, 2, 4},
                        new int[] {0, 1, 1, 2},
                        new float[] {0.75f, 0.25f, 0.5f, 0.5f},
                        0,
                        1));
    }

    @Test
    void sharesAndThePriorAreAveraged() {
        double third = 1 / 3.0;
        assertArrayEquals(
                new double[] {
                    0.5 * third, 0.75 * third, 1.75 * third,
                    1.25 * third, 1.0 * third, 0.75 * third,
                    0.5 * third, 0.75 * third, 1.75 * third
                },
                classes().predict(table(1, 2, Double.NaN)).values(),
                1e-12);
    }

    @Test
    void twoClassesAndNumbersHaveOneValueALeaf() {
        ForestModel two = new ForestModel(
                INPUTS,
                trees(0.2, 0.8, 0.5),
                new ForestModel.Leaves(2, new double[] {0.3}, new int[] {0}, new int[0], new float[0], 0, 1));
        assertArrayEquals(
                new double[] {1 - 1 / 3.0, 1 / 3.0}, two.predict(table(0)).values(), 1e-12);
        ForestModel number = new ForestModel(
                INPUTS,
                trees(-1, 2, 1),
                new ForestModel.Leaves(1, new double[] {0}, new int[] {0}, new int[0], new float[0], 10, 6));
        assertArrayEquals(new double[] {10, 16}, number.predict(table(0, 5)).values(), 1e-12);
    }

    @Test
    void aStoredForestPredictsTheSameBits() {
        ForestModel read = (ForestModel) Formats.readModel(classes().toBundle());
        assertArrayEquals(
                classes().predict(table(0, 3)).values(),
                read.predict(table(0, 3)).values(),
                0.0);
        assertEquals(1 + 3 + 4, read.parameters());
    }

    @Test
    void damagedArchivesAreRefused() {
        Bundle good = classes().toBundle();
        Map<String, Object> damages = Map.of(
                "leaves", new double[] {3, -1, -2},
                "prior", new double[] {1, 0},
                "share.start", new int[] {0, 5, 4},
                "share.class", new int[] {0, 1, 3, 2},
                "share", new float[] {0.75f, Float.NaN, 0.5f, 0.5f},
                "outputs", new int[] {2},
                "target", new double[] {Double.NaN, 1},
                "roots", new int[] {0, ~3},
                "left", new int[] {0});
        damages.forEach((name, damage) -> {
            Map<String, Object> parts = new TreeMap<>(good.parts());
            parts.put(name, damage);
            assertThrows(
                    IllegalArgumentException.class, () -> Formats.readModel(Bundle.of(good.format(), parts)), name);
        });
        Map<String, Object> beyond = new TreeMap<>(good.parts());
        beyond.put("leaves", new double[] {2, -1, -4});
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(Bundle.of(good.format(), beyond)));
    }
}
