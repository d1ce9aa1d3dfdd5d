package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {
    private static final List<String> LEVELS = List.of("a", "b", "c", "d");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()), new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));

    /** x at most 1.5 (missing: yes)? c among b, d (missing: no)? 1 : 2, else 4; and a tree of one leaf, 8. */
    private static TreeEnsemble model() {
        return new TreeEnsemble(
                new TreeEnsemble.Form(INPUTS, Link.IDENTITY, TreeEnsemble.Arithmetic.DOUBLE, new double[] {16}, 100, 2),
                new Trees(
                        new int[] {0, ~3},
                        new int[] {0, 0},
                        new int[] {0, 1},
                        new double[] {1.5, 0},
                        new int[] {1, ~0},
                        new int[] {~2, ~1},
                        new int[] {Trees.MISSING_LEFT, Trees.CATEGORY},
                        new double[] {1, 2, 4, 8},
                        new int[] {0, 1},
                        new int[] {0b1010}));
    }

    private static Table table(double[] x, int... codes) {
        return new Table(
                List.of(new Column.Numbers("x", x), new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, codes)),
                x.length);
    }

    @Test
    void walksByHand() {
        double gap = Double.NaN;
        Table table = table(new double[] {1.5, 1.6, gap, 0, 0}, 1, 1, 3, 0, -1);
        double[] sums = {25, 28, 25, 26, 26};
        assertArrayEquals(sums, model().sums(table));
        assertArrayEquals(
                Arrays.stream(sums).map(s -> 100 + 2 * s).toArray(),
                model().predict(table).values());
        assertEquals(6, model().parameters());
    }

    @Test
    void levelsAreFoundByNameAndNewOnesAreMissing() {
        Table table = new Table(
                List.of(
                        new Column.Categories("c", ColumnKind.CATEGORY, List.of("new", "d", "a"), new int[] {0, 1, 2}),
                        new Column.Numbers("x", new double[3])),
                3);
        assertArrayEquals(new double[] {26, 25, 26}, model().sums(table));
    }

    @Test
    void blocksOfRowsDoNotChangeARow() {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = random.doubles(1000, -1, 4).toArray();
        int[] codes = random.ints(1000, -1, 4).toArray();
        Table table = table(x, codes);
        double[] together = model().sums(table);
        for (int i = 0; i < 1000; i += 37) {
            assertEquals(together[i], model().sums(table.rows(new int[] {i}))[0]);
        }
    }

    @Test
    void aRoundTripKeepsEveryBit() {
        Table table = table(new double[] {1, 2, Double.NaN}, 0, 1, -1);
        Model read = Formats.readModel(model().toBundle());
        assertArrayEquals(model().predict(table).values(), read.predict(table).values(), 0.0);
    }

    @Test
    void damagedArchivesAreRefused() {
        damaged("roots", new int[] {2, ~3});
        damaged("roots", new int[] {0, ~4});
        damaged("roots", new int[] {0});
        damaged("sum", new int[] {0, 1});
        damaged("sum", new int[] {-1, 0});
        damaged("feature", new int[] {2, 1});
        damaged("feature", new int[] {0, -1});
        damaged("feature", new int[] {0, 0});
        damaged("feature", new int[] {0});
        damaged("threshold", new double[] {Double.NaN, 0});
        damaged("threshold", new double[] {1.5, 1});
        damaged("threshold", new double[] {1.5, -1});
        damaged("threshold", new double[] {1.5, 0.5});
        damaged("left", new int[] {0, ~0});
        damaged("left", new int[] {1, 0});
        damaged("left", new int[] {1, 2});
        damaged("right", new int[] {~2, Integer.MIN_VALUE});
        damaged("right", new int[] {~2, ~4});
        damaged("right", new int[] {~2});
        damaged("flags", new int[] {0});
        damaged("leaves", new double[] {1, 2, 4});
        damaged("leaves", new double[] {1, 2, Double.NaN, 8});
        damaged("set.start", new int[] {});
        damaged("set.start", new int[] {0, 2});
        damaged("set.start", new int[] {1, 1});
        damaged("set.start", new int[] {0, 3, 1});
        damaged("set.bits", new int[] {});
        damaged("base", new double[] {1, 2});
        damaged("base", new double[] {Double.NaN});
        damaged("target", new double[] {1});
        damaged("target", new double[] {1, Double.NaN});
        damaged("arithmetic", "HALF");
    }

    private static void damaged(String part, Object value) {
        Bundle bundle = model().toBundle();
        Map<String, Object> parts = new TreeMap<>(bundle.parts());
        assertTrue(parts.containsKey(part), part);
        parts.put(part, value);
        Bundle changed = Bundle.of(bundle.format(), parts);
        assertThrows(
                IllegalArgumentException.class,
                () -> Formats.readModel(changed),
                () -> part + " " + Arrays.deepToString(new Object[] {value}));
    }

    /** Whatever a hostile archive says, reading refuses it or predicting ends with numbers or a refusal. */
    @Test
    void anyDamageIsRefusedOrHarmless() {
        SplittableRandom random = new SplittableRandom(3);
        Table table = table(new double[] {1, 2, Double.NaN}, 0, 1, -1);
        List<String> names = List.of("roots", "sum", "feature", "left", "right", "flags", "set.start", "set.bits");
        int refused = 0;
        for (int draw = 0; draw < 3000; draw++) {
            Bundle bundle = model().toBundle();
            Map<String, Object> parts = new TreeMap<>(bundle.parts());
            String name = names.get(random.nextInt(names.size()));
            int[] values = bundle.ints(name).clone();
            values[random.nextInt(values.length)] = random.nextBoolean() ? random.nextInt(-6, 6) : random.nextInt();
            parts.put(name, values);
            Model model;
            try {
                model = Formats.readModel(Bundle.of(bundle.format(), parts));
            } catch (IllegalArgumentException e) {
                refused++;
                continue;
            }
            double[] predicted = model.predict(table).values();
            assertTrue(Arrays.stream(predicted).allMatch(Double::isFinite));
        }
        assertTrue(refused > 1000, refused + " refused");
    }
}
