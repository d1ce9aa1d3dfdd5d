package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.compare.Metric;
import ockham.testkit.PassingModel;
import org.junit.jupiter.api.Test;

class ExplainTest {
    private static final ExplainSettings SETTINGS = new ExplainSettings(5, 7);

    /** Predicts a weighted sum of columns. */
    private record Weighted(List<String> names, double[] weights) implements PassingModel {
        @Override
        public Predictions predict(Table features) {
            double[] sums = new double[features.rows()];
            for (int k = 0; k < weights.length; k++) {
                double[] values = ((Column.Numbers) features.column(names.get(k))).values();
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += weights[k] * values[i];
                }
            }
            return new Predictions(sums.length, 1, sums);
        }
    }

    private static Table normal(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> list = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            double[] values = new double[rows];
            Arrays.setAll(values, i -> random.nextGaussian());
            list.add(new Column.Numbers("x" + c, values));
        }
        return new Table(list, rows);
    }

    /** Score of a row: minus its squared error against the model's own answer. */
    private static RowScore against(Model model, Table table) {
        double[] truth = model.predict(table).values();
        return (rows, predictions) -> IntStream.range(0, rows.length)
                .mapToDouble(i -> -Math.pow(predictions.get(i, 0) - truth[rows[i]], 2))
                .toArray();
    }

    @Test
    void theLossOfALinearModelIsTwiceTheSquaredWeight() {
        Table table = normal(3000, 4, 1);
        Model model = new Weighted(List.of("x0", "x1", "x2"), new double[] {2, -1, 0.5});
        List<Importance> found = Explain.permutation(SETTINGS, against(model, table), model, table)
                .columns();
        assertEquals(
                List.of("x0", "x1", "x2", "x3"),
                found.stream().map(Importance::column).toList());
        // E (w x - w x')^2 = 2 w^2 for independent x, x' of variance 1.
        double[] expected = {8, 2, 0.5, 0};
        for (int k = 0; k < 4; k++) {
            Importance one = found.get(k);
            assertEquals(expected[k], one.mean(), 0.08 * expected[k], one.toString());
            assertTrue(one.low() <= one.mean() && one.mean() <= one.high());
        }
        assertEquals(0, found.get(3).mean(), "the model does not read it");
        assertTrue(found.get(0).low() > found.get(1).high());
    }

    @Test
    void theIntervalCoversTheTruth() {
        int covered = 0;
        for (int w = 0; w < 100; w++) {
            Table table = normal(200, 1, 100 + w);
            Model model = new Weighted(List.of("x0"), new double[] {1});
            Importance one = Explain.permutation(new ExplainSettings(5, w), against(model, table), model, table)
                    .columns()
                    .get(0);
            covered += one.low() <= 2 && 2 <= one.high() ? 1 : 0;
        }
        assertTrue(covered >= 80 && covered <= 99, covered + " of 100");
    }

    @Test
    void metricsAreLostInTheirOwnUnit() {
        Table table = normal(1000, 2, 3);
        Model model = new Weighted(List.of("x0"), new double[] {3});
        Rows rows = new Rows(table, model.predict(table).values(), new Task.Regression());
        List<Importance> found =
                Explain.permutation(SETTINGS, Metric.RMSE, model, rows).columns();
        // From an error of 0 to sqrt(2) x 3.
        assertEquals("x0", found.get(0).column());
        assertEquals(3 * Math.sqrt(2), found.get(0).mean(), 0.2);
        assertEquals(0, found.get(1).mean());
    }

    @Test
    void equalColumnsComeByName() {
        Table table = normal(50, 3, 2);
        Model model = new Weighted(List.of(), new double[0]);
        List<String> names = Explain.permutation(SETTINGS, against(model, table), model, table).columns().stream()
                .map(Importance::column)
                .toList();
        assertEquals(List.of("x0", "x1", "x2"), names);
    }

    @Test
    void ofThousandsOfColumnsThoseThatMatterAreFoundAndTheRestIsSaidToBeScreened() {
        Table table = normal(600, 4000, 5);
        Model model = new Weighted(List.of("x17", "x2500", "x3999"), new double[] {1, 2, 0.7});
        Importances found = Explain.permutation(SETTINGS, against(model, table), model, table);
        assertEquals(
                List.of("x2500", "x17", "x3999"),
                found.columns().stream().limit(3).map(Importance::column).toList());
        assertTrue(found.columns().stream().skip(3).allMatch(i -> i.mean() == 0));
        assertTrue(
                found.note().orElseThrow().startsWith("4,000 columns are too many"),
                found.note().toString());
    }

    @Test
    void aHundredColumnsAreAllMeasured() {
        Table table = normal(800, 100, 6);
        Model model = new Weighted(List.of("x50"), new double[] {1});
        Importances found = Explain.permutation(SETTINGS, against(model, table), model, table);
        assertEquals(100, found.columns().size());
        assertFalse(found.note().isPresent());
    }

    @Test
    void doesNotDependOnTheOrderOfColumns() {
        Table table = normal(300, 4, 8);
        Model model = new Weighted(List.of("x0", "x3"), new double[] {1, 1});
        Table turned = table.select(List.of("x3", "x2", "x1", "x0"));
        assertEquals(
                Explain.permutation(SETTINGS, against(model, table), model, table),
                Explain.permutation(SETTINGS, against(model, table), model, turned));
    }

    @Test
    void noColumnIsNoError() {
        Table none = new Table(List.of(), 5);
        Model model = new Weighted(List.of(), new double[0]);
        assertEquals(
                List.of(),
                Explain.permutation(SETTINGS, against(model, none), model, none).columns());
    }
}
