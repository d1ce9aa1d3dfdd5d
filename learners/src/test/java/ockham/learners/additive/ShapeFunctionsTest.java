package ockham.learners.additive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.AdditiveModel;
import org.junit.jupiter.api.Test;

class ShapeFunctionsTest {
    private static final List<String> LEVELS = List.of("p", "q", "r", "never");
    private static final double[] EFFECTS = {1, -2, 0.5};

    private final boolean[] cut = new boolean[1];

    /** {@code sin x + effect of c + product * x y + 5}, a noise column, missing cells. */
    private static Rows rows(Task task, int count, double product, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(count, -3, 3).toArray();
        double[] y = random.doubles(count, -1, 1).toArray();
        double[] noise = random.doubles(count).toArray();
        int[] codes = random.ints(count, 0, 3).toArray();
        double[] target = new double[count];
        for (int i = 0; i < count; i++) {
            double sum = Math.sin(x[i]) + EFFECTS[codes[i]] + product * x[i] * y[i];
            target[i] = switch (task) {
                case Task.Regression regression -> 5 + sum;
                case Task.Binary binary -> random.nextDouble() < 1 / (1 + Math.exp(-2 * sum)) ? 1 : 0;
                case Task.Multiclass multiclass -> sum < -1 ? 0 : sum < 0.7 ? 1 : 2;
            };
            noise[i] = i % 9 == 0 ? Double.NaN : noise[i];
        }
        return new Rows(
                new Table(
                        List.of(
                                new Column.Numbers("x", x),
                                new Column.Numbers("y", y),
                                new Column.Numbers("noise", noise),
                                new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, codes)),
                        count),
                target,
                task);
    }

    private AdditiveModel fit(Task task, double product, int pairs) {
        ShapeFunctions learner = new ShapeFunctions("shape-functions", 1000, 30, 0.1, 3, pairs);
        return (AdditiveModel)
                learner.fit(rows(task, 3000, product, 1), rows(task, 1000, product, 2), context(Duration.ofMinutes(5)));
    }

    private FitContext context(Duration budget) {
        return new FitContext(1, 1, budget, new Progress() {
            @Override
            public void step(int done, int total) {
                assertTrue(done <= total);
            }

            @Override
            public void cutShort() {
                cut[0] = true;
            }
        });
    }

    @Test
    void thePartsAndTheBiasAreThePrediction() {
        Task binary = new Task.Binary("no", "yes");
        Task classes = new Task.Multiclass(List.of("a", "b", "c"));
        for (Task task : List.of(new Task.Regression(), binary, classes)) {
            AdditiveModel model = fit(task, 1, 3);
            assertEquals(task == classes ? 0 : 3, model.pairs().size(), task.toString());
            Table table = rows(task, 200, 1, 3).table();
            Predictions predictions = model.predict(table);
            double[][] parts = model.parts(table);
            int sums = model.bias().length;
            for (int i = 0; i < table.rows(); i++) {
                double[] total = model.bias().clone();
                for (int v = 0; v < parts[i].length; v++) {
                    total[v % sums] += parts[i][v];
                }
                double[] expected = link(task, total);
                for (int k = 0; k < expected.length; k++) {
                    assertEquals(expected[k], predictions.get(i, k), 1e-12);
                }
            }
        }
    }

    private static double[] link(Task task, double[] sums) {
        return switch (task) {
            case Task.Regression regression -> sums;
            case Task.Binary binary -> {
                double p = 1 / (1 + Math.exp(-sums[0]));
                yield new double[] {1 - p, p};
            }
            case Task.Multiclass multiclass -> {
                double[] e = Arrays.stream(sums).map(Math::exp).toArray();
                double total = Arrays.stream(e).sum();
                yield Arrays.stream(e).map(v -> v / total).toArray();
            }
        };
    }

    /** A column's part depends on that column alone: the others may be anything. */
    @Test
    void aColumnsPartIsAFunctionOfThatColumn() {
        AdditiveModel model = fit(new Task.Regression(), 0, 0);
        Table table = rows(new Task.Regression(), 200, 0, 3).table();
        Table other = rows(new Task.Regression(), 200, 0, 4).table();
        Table mixed = other.without(List.of("x")).with(List.of(table.column("x")));
        double[][] parts = model.parts(table);
        double[][] mixedParts = model.parts(mixed);
        for (int i = 0; i < 200; i++) {
            assertEquals(parts[i][0], mixedParts[i][0], 0.0);
        }
    }

    @Test
    void findsTheFunctionsThatMadeTheTarget() {
        AdditiveModel model = fit(new Task.Regression(), 0, 0);
        int n = 61;
        double[] x = new double[n];
        Arrays.setAll(x, i -> -2.95 + i * 5.9 / 60);
        int[] codes = new int[n];
        Arrays.setAll(codes, i -> i % 4);
        Table grid = new Table(
                List.of(
                        new Column.Numbers("x", x),
                        new Column.Numbers("y", new double[n]),
                        new Column.Numbers("noise", new double[n]),
                        new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, codes)),
                n);
        double[][] parts = model.parts(grid);
        double mean = Arrays.stream(EFFECTS).sum() / 3;
        for (int i = 0; i < n; i++) {
            assertEquals(Math.sin(x[i]), parts[i][0], 0.2, "at " + x[i]);
            assertEquals(0, parts[i][1], 0.1);
            assertEquals(0, parts[i][2], 0.1);
            assertEquals(codes[i] == 3 ? 0 : EFFECTS[codes[i]] - mean, parts[i][3], 0.1);
        }
        assertEquals(5 + mean, model.bias()[0], 0.1);
    }

    @Test
    void aProductNeedsAPair() {
        Rows test = rows(new Task.Regression(), 1000, 1, 5);
        double alone = error(fit(new Task.Regression(), 1, 0), test);
        AdditiveModel paired = fit(new Task.Regression(), 1, 1);
        assertTrue(error(paired, test) < 0.4 * alone, error(paired, test) + " against " + alone);
        assertEquals(0, paired.pairs().get(0).first());
        assertEquals(1, paired.pairs().get(0).second());
    }

    private static double error(AdditiveModel model, Rows test) {
        double[] p = model.predict(test.table()).values();
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (p[i] - test.target()[i]) * (p[i] - test.target()[i]);
        }
        return sum / p.length;
    }

    @Test
    void aSpentBudgetGivesTheBestSoFarAndSaysSo() {
        Rows rows = rows(new Task.Regression(), 20_000, 1, 1);
        AdditiveModel model = (AdditiveModel)
                new ShapeFunctions("s", 100_000, 100_000, 0.001, 3, 3).fit(rows, rows, context(Duration.ofMillis(800)));
        assertTrue(cut[0]);
        assertTrue(model.parameters() > 0);
    }

    @Test
    void settingsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new ShapeFunctions("s", 0, 1, 0.1, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> new ShapeFunctions("s", 1, 1, 2, 3, 0));
        assertThrows(IllegalArgumentException.class, () -> new ShapeFunctions("s", 1, 1, 0.1, 1, 0));
    }
}
