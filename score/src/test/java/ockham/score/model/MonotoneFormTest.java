package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class MonotoneFormTest {
    private static final List<String> LEVELS = List.of("a", "b", "c");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()),
            new Inputs.Input("z", ColumnKind.NUMBER, List.of()),
            new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));

    private static TreeEnsemble trees(Trees trees) {
        return new TreeEnsemble(
                new TreeEnsemble.Form(INPUTS, Link.IDENTITY, TreeEnsemble.Arithmetic.DOUBLE, new double[1], 0, 1),
                trees);
    }

    /** A full tree of three levels with thresholds of halves from 0 to 4, random questions and leaves from 0 to 3. */
    private static Trees random(SplittableRandom random) {
        int[] feature = new int[7];
        double[] threshold = new double[7];
        int[] flags = new int[7];
        int[] setBits = new int[7];
        for (int node = 0; node < 7; node++) {
            feature[node] = random.nextInt(3);
            flags[node] = (random.nextBoolean() ? Trees.MISSING_LEFT : 0) | (feature[node] == 2 ? Trees.CATEGORY : 0);
            setBits[node] = 1 + random.nextInt(6);
            threshold[node] = feature[node] == 2 ? node : random.nextInt(4) + 0.5;
        }
        double[] leaves = random.doubles(8, 0, 4).map(Math::floor).toArray();
        // From the root down, left first: nodes 1 and 4 below 0, each with two below.
        int[] left = {1, 2, ~0, ~2, 5, ~4, ~6};
        int[] right = {4, 3, ~1, ~3, 6, ~5, ~7};
        return new Trees(
                new int[] {0},
                new int[] {0},
                feature,
                threshold,
                left,
                right,
                flags,
                leaves,
                new int[] {0, 1, 2, 3, 4, 5, 6, 7},
                setBits);
    }

    /** Every row that the trees can tell apart, with x from its least to its largest. */
    private static boolean rises(TreeEnsemble model) {
        double[] cells = {0, 1, 2, 3, 4};
        for (int code = -1; code < 3; code++) {
            for (double z : new double[] {0, 1, 2, 3, 4, Double.NaN}) {
                List<Column> columns = new ArrayList<>(
                        List.of(new Column.Numbers("x", cells), new Column.Numbers("z", new double[] {z, z, z, z, z})));
                columns.add(new Column.Categories(
                        "c", ColumnKind.CATEGORY, LEVELS, new int[] {code, code, code, code, code}));
                double[] values = model.predict(new Table(columns, 5)).values();
                for (int i = 1; i < 5; i++) {
                    if (values[i] < values[i - 1]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    @Test
    void ofATreeTheFormShowsExactlyWhatEveryRowDoes() {
        SplittableRandom random = new SplittableRandom(8);
        int rising = 0;
        for (int trial = 0; trial < 3000; trial++) {
            TreeEnsemble model = trees(random(random));
            boolean expected = rises(model);
            assertEquals(expected, MonotoneForm.shows(model, "x", Direction.UP), "trial " + trial);
            rising += expected ? 1 : 0;
        }
        assertTrue(rising > 300 && rising < 2700, rising + " of 3000 rise");
    }

    @Test
    void whereZeroIsTakenForMissingNothingIsShown() {
        Trees tree = random(new SplittableRandom(8));
        tree.flags()[0] |= Trees.ZERO_IS_MISSING;
        assertFalse(MonotoneForm.shows(trees(tree), "x", Direction.UP));
    }

    @Test
    void ofALinearModelTheSignOfTheWeight() {
        LinearModel model = new LinearModel(
                INPUTS,
                Link.SIGMOID,
                new LinearModel.Weights(
                        new double[3], new double[] {1, 1, 1}, new double[] {0.5, -0.5, 1, 2, 3}, new double[] {0}, 1));
        assertTrue(MonotoneForm.shows(model, "x", Direction.UP));
        assertFalse(MonotoneForm.shows(model, "x", Direction.DOWN));
        assertTrue(MonotoneForm.shows(model, "z", Direction.DOWN));
        assertFalse(MonotoneForm.shows(model, "z", Direction.UP));
        assertTrue(MonotoneForm.shows(model, "not there", Direction.UP));
    }

    @Test
    void ofAnAdditiveModelStepsInOrderAndNoPair() {
        List<AdditiveModel.Shape> shapes = List.of(
                new AdditiveModel.Shape(new double[] {1, 2}, new double[] {9, 0, 0, 1}),
                new AdditiveModel.Shape(new double[] {1, 2}, new double[] {0, 0, 2, 1}),
                new AdditiveModel.Shape(new double[0], new double[4]));
        AdditiveModel model = new AdditiveModel(INPUTS, Link.SIGMOID, new double[1], shapes, List.of());
        assertTrue(MonotoneForm.shows(model, "x", Direction.UP));
        assertFalse(MonotoneForm.shows(model, "x", Direction.DOWN));
        assertFalse(MonotoneForm.shows(model, "z", Direction.UP));
        AdditiveModel.Pair pair = new AdditiveModel.Pair(0, 1, new int[4], new int[4], 1, new double[] {1});
        AdditiveModel paired = new AdditiveModel(INPUTS, Link.SIGMOID, new double[1], shapes, List.of(pair));
        assertFalse(MonotoneForm.shows(paired, "x", Direction.UP));
    }
}
