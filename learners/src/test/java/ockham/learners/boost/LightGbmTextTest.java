package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.ml.lightgbm.PredictionType;
import java.util.Arrays;
import java.util.List;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.Inputs;
import ockham.score.model.TreeEnsemble;
import ockham.score.model.Trees;
import org.junit.jupiter.api.Test;

class LightGbmTextTest {
    private static final LightGbm SETTINGS =
            new LightGbm("lightgbm", 0.1, List.of(new LightGbm.Trees(31, 5, 0)), 0.8, 1, new Schedule(40, 40));

    @Test
    void portableSumsEqualTheEnginesToTheLastBit() {
        for (Task task : List.of(Grid.BINARY, Grid.CLASSES, Grid.NUMBER)) {
            Rows train = Grid.rows(task, 3000, 1);
            Rows fresh = Grid.rows(task, 500, 2);
            TreeEnsemble model = check(train, fresh.table(), "");
            assertTrue(Arrays.stream(model.trees().flags()).anyMatch(flag -> (flag & Trees.CATEGORY) != 0));
            check(train, Grid.harsh(fresh.table()), "");
        }
    }

    @Test
    void zeroAsMissingAndNoMissingFollowTheEngine() {
        Rows train = Grid.rows(Grid.BINARY, 3000, 1);
        Table harsh = Grid.harsh(Grid.rows(Grid.BINARY, 500, 2).table());
        TreeEnsemble zero = check(train, harsh, " zero_as_missing=true");
        assertTrue(Arrays.stream(zero.trees().flags()).anyMatch(flag -> (flag & Trees.ZERO_IS_MISSING) != 0));
        check(train, harsh, " use_missing=false");
    }

    @Test
    void aTreeOfOneLeafIsRead() {
        Trees trees = LightGbmText.read(
                "tree\nversion=v4\n\nTree=0\nnum_leaves=1\nnum_cat=0\nleaf_value=0.25\n\nend of trees\n", 1);
        assertEquals(1, trees.count());
        assertArrayEquals(new double[] {0.25}, trees.leaves());
    }

    /** Trains bare, then compares raw scores of a part of the rounds: the engine's own against the portable form's. */
    private static TreeEnsemble check(Rows train, Table fresh, String more) {
        String parameters;
        try (LightGbmFit fit = new LightGbmFit(SETTINGS, Problem.of(train, train, Grid.context(1)))) {
            parameters = fit.parameters(SETTINGS.trees().get(0), SETTINGS.rate()) + more;
        }
        Inputs inputs = Inputs.of(train.table());
        Target target = Target.of(train);
        try (LightGbmEngine.Data data = new LightGbmEngine.Data(
                        LightGbmFit.matrix(inputs, train.table()), target.values(train), parameters, null);
                LightGbmEngine.Booster booster = new LightGbmEngine.Booster(data, data, parameters)) {
            for (int round = 0; round < 40; round++) {
                booster.update();
            }
            String text = booster.text(30);
            TreeEnsemble model = new TreeEnsemble(
                    new TreeEnsemble.Form(
                            inputs,
                            target.link(),
                            TreeEnsemble.Arithmetic.DOUBLE,
                            new double[target.sums()],
                            target.offset(),
                            target.scale()),
                    LightGbmText.read(text, target.sums()));
            compare(text, model, fresh);
            return model;
        }
    }

    private static void compare(String text, TreeEnsemble model, Table fresh) {
        Inputs inputs = model.form().inputs();
        int sums = model.form().base().length;
        double[] cells = LightGbmFit.matrix(inputs, fresh);
        double[] raw = BareLightGbm.predict(text, cells, fresh.rows(), sums, PredictionType.C_API_PREDICT_RAW_SCORE);
        assertArrayEquals(raw, model.sums(fresh), 0.0);
        double[] linked = BareLightGbm.predict(text, cells, fresh.rows(), sums, PredictionType.C_API_PREDICT_NORMAL);
        switch (model.form().link()) {
            case SIGMOID -> assertArrayEquals(linked, model.predict(fresh).output(1), 1e-15);
            case SOFTMAX -> assertArrayEquals(linked, model.predict(fresh).values(), 1e-15);
            case IDENTITY -> assertArrayEquals(raw, linked, 0.0);
        }
    }
}
