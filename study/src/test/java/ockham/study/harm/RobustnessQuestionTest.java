package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.study.compare.Estimate;
import ockham.study.explain.HeldOut;
import ockham.study.explain.RowScore;
import ockham.testkit.PassingModel;
import org.junit.jupiter.api.Test;

class RobustnessQuestionTest {
    /** The weighted sum of the number columns, a missing cell being 0. */
    private record Weighted(double[] weights) implements PassingModel {
        @Override
        public Predictions predict(Table features) {
            double[] sums = new double[features.rows()];
            for (int k = 0; k < weights.length; k++) {
                double[] values = ((Column.Numbers) features.columns().get(k)).values();
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += Double.isNaN(values[i]) ? 0 : weights[k] * values[i];
                }
            }
            return new Predictions(sums.length, 1, sums);
        }
    }

    private static Table normal(int rows, double... deviations) {
        SplittableRandom random = new SplittableRandom(9);
        List<Column> columns = new ArrayList<>();
        for (double deviation : deviations) {
            double[] values = new double[rows];
            Arrays.setAll(values, i -> deviation * random.nextGaussian());
            columns.add(new Column.Numbers("x" + columns.size(), values));
        }
        return new Table(columns, rows);
    }

    private static Robustness ask(Table table, Model model, int[] group) {
        double[] truth = model.predict(table).values();
        RowScore score = (rows, predictions) -> IntStream.range(0, rows.length)
                .mapToDouble(i -> -Math.pow(predictions.get(i, 0) - truth[rows[i]], 2))
                .toArray();
        ObjectNode reply = new ObjectMapper().createObjectNode();
        new RobustnessQuestion().ask(new HeldOut(model, table, group, score, 7), reply);
        return RobustnessQuestion.read(reply, "ridge", "EUR a year");
    }

    /** Squared error of a linear model: noise adds the sum of (w s / 10)^2, a cell in ten missing about a tenth of w^2 s^2. */
    @Test
    void theLossOfALinearModelIsKnown() {
        Table table = normal(3000, 1, 20, 3);
        Robustness found = ask(
                table,
                new Weighted(new double[] {2, -0.1, 0}),
                IntStream.range(0, 3000).toArray());
        Estimate noise = found.noise();
        Estimate missing = found.missing();
        assertNotNull(noise);
        assertNotNull(missing);
        assertEquals(0.01 * (4 + 4), noise.mean(), 0.005);
        // E (a + b)^2 of two columns of variance 4 that are each missing one time in ten.
        assertEquals(0.1 * 4 + 0.1 * 4, missing.mean(), 0.06);
        assertTrue(noise.low() > 0 && noise.high() < 0.12, found.toString());
        assertTrue(found.sentence().startsWith("Noise of a tenth of a standard deviation on every number costs 0.0"));
        assertEquals(4, found.draws());
        assertEquals(3000, found.rows());
        assertEquals(
                found,
                ask(
                        table,
                        new Weighted(new double[] {2, -0.1, 0}),
                        IntStream.range(0, 3000).toArray()));
    }

    @Test
    void whatIsNotUsedCostsNothing() {
        Robustness found = ask(
                normal(200, 1, 1),
                new Weighted(new double[] {0}),
                IntStream.range(0, 200).toArray());
        assertEquals(new Estimate(0, 0, 0), found.noise());
        assertTrue(found.sentence().contains("costs nothing that can be told from chance"), found.sentence());
    }

    @Test
    void groupsWidenTheInterval() {
        // Cells are alike within a group: what is lost where one is missing tells of the group, not of the row.
        double[] of = ((Column.Numbers) normal(6, 1).columns().getFirst()).values();
        double[] alike = new double[600];
        Arrays.setAll(alike, i -> of[i / 100]);
        Table table = new Table(List.of(new Column.Numbers("x0", alike)), 600);
        Model model = new Weighted(new double[] {1});
        Estimate alone = ask(table, model, IntStream.range(0, 600).toArray()).missing();
        Estimate together = ask(
                        table, model, IntStream.range(0, 600).map(i -> i / 100).toArray())
                .missing();
        assertNotNull(alone);
        assertNotNull(together);
        assertEquals(alone.mean(), together.mean(), 0);
        assertTrue(together.high() - together.low() >= 1.3 * (alone.high() - alone.low()), alone + " " + together);
    }

    @Test
    void withoutNumbersThereIsNoNoiseAndWithoutAnAnswerNothing() {
        Column category = new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b"), new int[] {0, 1, 0, 1});
        Robustness found = ask(new Table(List.of(category), 4), new Weighted(new double[0]), new int[] {0, 1, 2, 3});
        assertNull(found.noise());
        assertNotNull(found.missing());
        assertTrue(found.sentence().startsWith("There are no numbers to put noise on."), found.sentence());
        Robustness none = RobustnessQuestion.read(new ObjectMapper().createObjectNode(), "ridge", "AUC");
        assertNull(none.candidate());
        assertTrue(none.sentence().endsWith("the model was not asked."), none.sentence());
        Robustness one = ask(normal(1, 1), new Weighted(new double[] {1}), new int[] {0});
        assertTrue(one.sentence().endsWith("too few rows were held out."), one.sentence());
    }

    @Test
    void eachKindOfCellIsMadeMissing() {
        int rows = 4000;
        List<Column> columns = List.of(
                new Column.Numbers("n", new double[rows]),
                new Column.Categories("c", ColumnKind.CATEGORY, List.of("a"), new int[rows]),
                new Column.Times("t", new long[rows]),
                new Column.Texts(
                        "s", IntStream.range(0, rows).mapToObj(i -> "a").toArray(String[]::new)));
        for (Column column : columns) {
            Column spoilt = Spoilt.missing(column, 0.1, new SplittableRandom(1));
            long gone = IntStream.range(0, rows).filter(spoilt::missing).count();
            assertTrue(Math.abs(gone - 400) < 60, column.name());
            assertEquals(column.kind(), spoilt.kind());
            assertEquals(0, IntStream.range(0, rows).filter(column::missing).count());
        }
        Column numbers = new Column.Numbers("n", new double[] {1, Double.NaN, 3});
        Column noisy = Spoilt.noisy(numbers, 0.1, new SplittableRandom(1));
        assertTrue(noisy.missing(1) && !noisy.missing(0));
        assertEquals(columns.get(1), Spoilt.noisy(columns.get(1), 0.1, new SplittableRandom(1)));
    }
}
