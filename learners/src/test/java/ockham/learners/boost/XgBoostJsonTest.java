package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.Inputs;
import ockham.score.model.Link;
import ockham.score.model.TreeEnsemble;
import ockham.score.model.Trees;
import org.junit.jupiter.api.Test;

class XgBoostJsonTest {
    private static final XgBoost SETTINGS =
            new XgBoost("xgboost", 0.1, List.of(new XgBoost.Trees(6, 0.1, 0)), 0.9, 0.65, new Schedule(40, 40));
    private static final int ROUNDS = 30;

    @Test
    void portableSumsEqualTheEngines() throws XGBoostError {
        for (Task task : List.of(Grid.BINARY, Grid.CLASSES, Grid.NUMBER)) {
            Rows train = Grid.rows(task, 3000, 1);
            Rows fresh = Grid.rows(task, 500, 2);
            TreeEnsemble model = check(train, fresh.table());
            assertTrue(Arrays.stream(model.trees().flags()).anyMatch(flag -> (flag & Trees.CATEGORY) != 0));
            check(train, Grid.harsh(fresh.table()));
        }
    }

    @Test
    void valuesAtALimitGoTheEnginesWay() throws XGBoostError {
        // Integers: every limit lies between them or on one, and limits are asked with "below".
        Rows rows = Grid.rows(Grid.BINARY, 2000, 5);
        Rows counts = rows.with(rows.table().select(List.of("counts")));
        check(counts, counts.table());
    }

    private static TreeEnsemble check(Rows train, Table fresh) throws XGBoostError {
        Inputs inputs = Inputs.of(train.table());
        Target target = Target.of(train);
        List<DMatrix> open = new ArrayList<>();
        try (XgBoostFit fit = new XgBoostFit(SETTINGS, Problem.of(train, train, Grid.context(1)))) {
            DMatrix data = XgBoostFit.matrix(inputs, train.table());
            open.add(data);
            data.setLabel(target.values(train));
            DMatrix asked = XgBoostFit.matrix(inputs, fresh);
            open.add(asked);
            Booster booster = XGBoost.train(
                    data, fit.parameters(SETTINGS.trees().get(0), SETTINGS.rate()), 40, Map.of(), null, null);
            try {
                TreeEnsemble model = XgBoostJson.read(booster.toByteArray("json"), ROUNDS, inputs, target);
                assertArrayEquals(flat(booster.predict(asked, true, ROUNDS)), model.sums(fresh), 1e-6);
                if (target.link() == Link.SOFTMAX) {
                    assertArrayEquals(
                            flat(booster.predict(asked, false, ROUNDS)),
                            model.predict(fresh).values(),
                            1e-6);
                } else if (target.link() == Link.SIGMOID) {
                    assertArrayEquals(
                            flat(booster.predict(asked, false, ROUNDS)),
                            model.predict(fresh).output(1),
                            1e-6);
                }
                return model;
            } finally {
                booster.dispose();
            }
        } finally {
            open.forEach(DMatrix::dispose);
        }
    }

    private static double[] flat(float[][] rows) {
        return Arrays.stream(rows)
                .flatMapToDouble(
                        row -> java.util.stream.IntStream.range(0, row.length).mapToDouble(i -> row[i]))
                .toArray();
    }
}
