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

class AdditiveModelTest {
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()),
            new Inputs.Input("c", ColumnKind.CATEGORY, List.of("p", "q"))));

    /** Steps of x: missing, up to 1, up to 2, above; of c: p, q, missing. */
    private static AdditiveModel model() {
        return new AdditiveModel(
                INPUTS,
                Link.IDENTITY,
                new double[] {100},
                List.of(
                        new AdditiveModel.Shape(new double[] {1, 2}, new double[] {5, 10, 20, 30}),
                        new AdditiveModel.Shape(new double[0], new double[] {1, 2, 3})),
                List.of(new AdditiveModel.Pair(
                        0, 1, new int[] {0, 0, 1, 1}, new int[] {0, 1, 1}, 2, new double[] {0.1, 0.2, 0.3, 0.4})));
    }

    private static Table table(double[] x, int[] codes) {
        return new Table(
                List.of(
                        new Column.Numbers("x", x),
                        new Column.Categories("c", ColumnKind.CATEGORY, List.of("p", "q"), codes)),
                x.length);
    }

    @Test
    void addsStepsAndPairs() {
        Table table = table(new double[] {1, 1.5, 3, Double.NaN}, new int[] {0, 1, -1, 1});
        assertArrayEquals(
                new double[] {100 + 10 + 1 + 0.1, 100 + 20 + 2 + 0.4, 100 + 30 + 3 + 0.4, 100 + 5 + 2 + 0.2},
                model().predict(table).values(),
                1e-12);
        assertArrayEquals(new double[] {20, 2, 0.4}, model().parts(table)[1], 1e-12);
        assertEquals(1 + 4 + 3 + 4, model().parameters());
    }

    @Test
    void aStoredModelPredictsTheSameBits() {
        Table table = table(new double[] {0, 2, 9}, new int[] {0, 1, -1});
        assertArrayEquals(
                model().predict(table).values(),
                Formats.readModel(model().toBundle()).predict(table).values(),
                0.0);
    }

    @Test
    void damagedArchivesAreRefused() {
        Bundle good = model().toBundle();
        Map<String, Object> damages = Map.of(
                "link", "SIGMOID2",
                "bias", new double[] {Double.NaN},
                "cuts.0", new double[] {2, 1},
                "cuts.1", new double[] {2},
                "values.0", new double[3],
                "pairs", new int[] {2},
                "pair.0.columns", new int[] {0, 2, 2},
                "pair.0.first", new int[] {0, 0, 1, 2},
                "pair.0.second", new int[] {0, 1},
                "pair.0.values", new double[3]);
        damages.forEach((name, damage) -> {
            Map<String, Object> parts = new TreeMap<>(good.parts());
            parts.put(name, damage);
            assertThrows(
                    IllegalArgumentException.class, () -> Formats.readModel(Bundle.of(good.format(), parts)), name);
        });
    }
}
