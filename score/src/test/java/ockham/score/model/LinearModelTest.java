package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()),
            new Inputs.Input("c", ColumnKind.CATEGORY, List.of("a", "b"))));

    private static LinearModel identity() {
        return new LinearModel(
                INPUTS,
                Link.IDENTITY,
                new LinearModel.Weights(
                        new double[] {10, 0}, new double[] {2, 1}, new double[] {3, -1, 5}, new double[] {100}, 1));
    }

    private static Table table(double[] x, List<String> levels, int... codes) {
        return new Table(
                List.of(new Column.Categories("c", ColumnKind.CATEGORY, levels, codes), new Column.Numbers("x", x)),
                x.length);
    }

    @Test
    void sumsItsPartsByHand() {
        Table table = table(new double[] {12, 10, Double.NaN, 12}, List.of("a", "b"), 0, 1, 1, -1);
        // 100 + 3 * (12 - 10) / 2 - 1; 100 + 0 + 5; a missing number adds nothing; nor does a missing level.
        assertArrayEquals(
                new double[] {102, 105, 105, 103}, identity().predict(table).values());
    }

    @Test
    void levelsAreFoundByNameNotByCode() {
        Table table = table(new double[] {10, 10, 10}, List.of("new", "b", "a"), 0, 1, 2);
        assertArrayEquals(new double[] {100, 105, 99}, identity().predict(table).values());
    }

    @Test
    void classesGetTheirSoftmax() {
        LinearModel model = new LinearModel(
                new Inputs(List.of(new Inputs.Input("x", ColumnKind.NUMBER, List.of()))),
                Link.SOFTMAX,
                new LinearModel.Weights(
                        new double[] {0}, new double[] {1}, new double[] {1, 2, 3}, new double[] {0, 0, 0}, 1));
        double[] p = model.predict(new Table(List.of(new Column.Numbers("x", new double[] {1})), 1))
                .values();
        double total = Math.exp(1) + Math.exp(2) + Math.exp(3);
        assertArrayEquals(new double[] {Math.exp(1) / total, Math.exp(2) / total, Math.exp(3) / total}, p, 1e-15);
    }

    @Test
    void enormousCellsStayFinite() {
        Inputs two = new Inputs(List.of(
                new Inputs.Input("x", ColumnKind.NUMBER, List.of()),
                new Inputs.Input("z", ColumnKind.NUMBER, List.of())));
        double[] huge = {Double.MAX_VALUE, -Double.MAX_VALUE};
        Table table = new Table(List.of(new Column.Numbers("x", huge), new Column.Numbers("z", huge)), 2);
        for (Link link : Link.values()) {
            int sums = link == Link.SOFTMAX ? 3 : 1;
            double[] weights = new double[2 * sums];
            Arrays.setAll(weights, i -> i % 2 == 0 ? 1e4 : -1e4);
            Model model = new LinearModel(
                    two,
                    link,
                    new LinearModel.Weights(new double[2], new double[] {1e-6, 1e-6}, weights, new double[sums], 1));
            assertTrue(Arrays.stream(model.predict(table).values()).allMatch(Double::isFinite), link.name());
        }
    }

    @Test
    void aRoundTripKeepsEveryBit() {
        LinearModel model = identity();
        Model read = Formats.readModel(model.toBundle());
        Table table = table(new double[] {0.1, -7, 1e9}, List.of("a", "b"), 0, 1, -1);
        assertArrayEquals(model.predict(table).values(), read.predict(table).values(), 0.0);
        assertEquals(model.parameters(), read.parameters());
    }

    @Test
    void damagedArchivesAreRefused() {
        damaged("means", new double[] {1});
        damaged("scales", new double[] {0, 1});
        damaged("scales", new double[] {Double.NaN, 1});
        damaged("weights", new double[] {1, 2});
        damaged("weights", new double[] {1, 2, Double.POSITIVE_INFINITY});
        damaged("bias", new double[] {});
        damaged("bias", new double[] {1, 2});
        damaged("strength", new double[] {});
        damaged("link", "EXPONENTIAL");
        damaged("inputs", "{}");
        damaged("inputs", "[{\"name\":\"x\",\"kind\":\"TEXT\"}]");
    }

    private static void damaged(String part, Object value) {
        Bundle bundle = identity().toBundle();
        Map<String, Object> parts = new TreeMap<>(bundle.parts());
        parts.put(part, value);
        Bundle changed = Bundle.of(bundle.format(), parts);
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(changed), part);
    }

    @Test
    void aTableWithoutTheColumnsIsRefused() {
        Table none = new Table(List.of(new Column.Numbers("x", new double[] {1})), 1);
        assertThrows(IllegalArgumentException.class, () -> identity().predict(none));
    }
}
