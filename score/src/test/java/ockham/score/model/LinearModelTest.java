package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class LinearModelTest {
    private static final List<String> LEVELS = List.of("a", "b");

    private static LinearModel model(Link link, int sums) {
        Inputs inputs = new Inputs(List.of(
                new Inputs.Input("x", ColumnKind.NUMBER, List.of()),
                new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));
        double[] weights = new double[3 * sums];
        double[] bias = new double[sums];
        for (int k = 0; k < sums; k++) {
            weights[k] = 2 + k;
            weights[sums + k] = 10 + k;
            weights[2 * sums + k] = 20 + k;
            bias[k] = k;
        }
        return new LinearModel(
                inputs, link, new LinearModel.Weights(new double[] {5, 0}, new double[] {2, 1}, weights, bias, 0.1));
    }

    private static Table table() {
        return new Table(
                List.of(
                        new Column.Numbers("x", new double[] {7, 5, Double.NaN}),
                        new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, new int[] {0, 1, -1})),
                3);
    }

    @Test
    void addsScaledNumbersAndLevels() {
        assertArrayEquals(
                new double[] {12, 20, 0}, model(Link.IDENTITY, 1).predict(table()).values());
    }

    @Test
    void linksGiveProbabilities() {
        Predictions two = model(Link.SIGMOID, 1).predict(table());
        assertEquals(0.5, two.get(2, 1));
        assertEquals(1 / (1 + Math.exp(-12)), two.get(0, 1), 1e-15);
        Predictions three = model(Link.SOFTMAX, 3).predict(table());
        double total = 1 + Math.exp(1) + Math.exp(2);
        assertEquals(Math.exp(2) / total, three.get(2, 2), 1e-15);
        assertEquals(1 / total, three.get(2, 0), 1e-15);
    }

    @Test
    void damagedArchivesAreRefused() {
        Bundle whole = model(Link.SOFTMAX, 3).toBundle();
        Map<String, Object> damage = Map.of(
                "weights", new double[8],
                "means", new double[3],
                "scales", new double[] {0, 1},
                "bias", new double[] {0, 0, Double.NaN},
                "strength", new double[0],
                "link", "IDENTITY");
        damage.forEach((name, value) -> {
            Map<String, Object> parts = new HashMap<>(whole.parts());
            parts.put(name, value);
            Bundle damaged = Bundle.of(whole.format(), parts);
            assertThrows(IllegalArgumentException.class, () -> Formats.readModel(damaged), name);
        });
    }
}
