package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {
    private static final List<String> LEVELS = List.of("a", "b", "c");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()), new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));

    /** x <= 2, missing left: (c in {a, c}: 10 else 20), else 30; then a tree of one leaf, 1. */
    private static Trees trees() {
        return new Trees(
                new int[] {0, ~3},
                new int[] {0, 0},
                new int[] {0, 1},
                new double[] {2, 0},
                new int[] {1, ~0},
                new int[] {~2, ~1},
                new int[] {Trees.MISSING_LEFT, Trees.CATEGORY},
                new double[] {10, 20, 30, 1},
                new int[] {0, 1},
                new int[] {0b101});
    }

    private static TreeEnsemble model() {
        return new TreeEnsemble(
                new TreeEnsemble.Form(
                        INPUTS, Link.IDENTITY, TreeEnsemble.Arithmetic.DOUBLE, new double[] {0.5}, 100, 2),
                trees());
    }

    private static Table table(double[] x, List<String> levels, int... codes) {
        return new Table(
                List.of(new Column.Numbers("x", x), new Column.Categories("c", ColumnKind.CATEGORY, levels, codes)),
                x.length);
    }

    @Test
    void walksNumbersSetsAndMissingCells() {
        Table rows = table(new double[] {2, 2.1, Double.NaN, 0, 1}, LEVELS, 0, 0, 1, -1, 2);
        double[] sums = {11.5, 31.5, 21.5, 21.5, 11.5};
        assertArrayEquals(sums, model().sums(rows));
        assertEquals(100 + 2 * 31.5, model().predict(rows).get(1, 0));
        assertEquals(6, model().parameters());
    }

    @Test
    void readsAnotherDictionaryByLevel() {
        Table rows = table(new double[] {0, 0, 0}, List.of("new", "c", "b"), 0, 1, 2);
        assertArrayEquals(new double[] {21.5, 11.5, 21.5}, model().sums(rows));
    }

    @Test
    void saysWhichColumnIsMissingOrOfAnotherKind() {
        Table numbers = new Table(
                List.of(new Column.Numbers("x", new double[1]), new Column.Numbers("c", new double[1])), 1);
        String message = assertThrows(IllegalArgumentException.class, () -> model().predict(numbers))
                .getMessage();
        assertEquals("column c is NUMBER, the model was fitted on CATEGORY", message);
        assertThrows(
                IllegalArgumentException.class, () -> model().predict(numbers.without(List.of("c"))));
    }

    @Test
    void damagedArchivesAreRefusedAndNeverRun() {
        Bundle whole = model().toBundle();
        refused(whole, "roots", new int[] {5, ~3});
        refused(whole, "roots", new int[] {0, ~9});
        refused(whole, "sum", new int[] {0, 1});
        refused(whole, "sum", new int[] {0, -1});
        refused(whole, "feature", new int[] {0, 2});
        refused(whole, "feature", new int[] {-1, 1});
        refused(whole, "feature", new int[] {0, 0});
        refused(whole, "left", new int[] {0, ~0});
        refused(whole, "right", new int[] {~2, 0});
        refused(whole, "right", new int[] {~2, 2});
        refused(whole, "left", new int[] {1});
        refused(whole, "threshold", new double[] {Double.NaN, 0});
        refused(whole, "threshold", new double[] {2, 1});
        refused(whole, "threshold", new double[] {2, -1});
        refused(whole, "leaves", new double[] {10, 20, Double.NaN, 1});
        refused(whole, "set.start", new int[] {0, 7});
        refused(whole, "set.start", new int[] {});
        refused(whole, "base", new double[] {0, 0});
        refused(whole, "target", new double[] {0});
        refused(whole, "link", "SIGMOIDAL");
        refused(whole, "inputs", "{}");
        refused(whole, "inputs", "[");
        refused(whole, "inputs", "[{\"name\":\"x\",\"kind\":\"TEXT\"}]");
    }

    /** Random bytes in the arrays: either refused, or a model that still predicts finite numbers and ends. */
    @Test
    void randomDamageNeverHangs() {
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        Table rows = table(new double[] {2, 2.1, Double.NaN, 0, 1}, LEVELS, 0, 0, 1, -1, 2);
        for (int attempt = 0; attempt < 800; attempt++) {
            Map<String, Object> parts = new HashMap<>(model().toBundle().parts());
            String[] names = {"roots", "sum", "feature", "left", "right", "flags", "set.start", "set.bits"};
            String name = names[random.nextInt(names.length)];
            int[] values = model().toBundle().ints(name).clone();
            values[random.nextInt(values.length)] = random.nextInt(-6, 7);
            parts.put(name, values);
            try {
                double[] p = Formats.readModel(Bundle.of("trees/1", parts)).predict(rows).values();
                for (double value : p) {
                    assertEquals(value, value);
                }
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertTrue(refused > 150, refused + " of 800 refused");
    }

    private static void refused(Bundle whole, String part, Object value) {
        Map<String, Object> parts = new HashMap<>(whole.parts());
        parts.put(part, value);
        Bundle damaged = Bundle.of(whole.format(), parts);
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(damaged), part);
    }
}
