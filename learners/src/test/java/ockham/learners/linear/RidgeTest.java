package ockham.learners.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FitContext;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.model.LinearModel;
import org.junit.jupiter.api.Test;

class RidgeTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());

    @Test
    void oneColumnHasItsClosedForm() {
        // x = -1, 0, 1 has deviation sqrt(2/3): z'z = 3, and z'y = 3 r for a standardised y; w = 3 r / (3 + 1/C).
        double[] x = {-1, 0, 1};
        double[] y = {10, 13, 12};
        Rows rows = new Rows(new Table(List.of(new Column.Numbers("x", x)), 3), y, new Task.Regression());
        double strength = 0.5;
        LinearModel model = (LinearModel) new Ridge(new Strengths(List.of(strength))).fit(rows, rows, CONTEXT);
        double mean = 35 / 3.0;
        double deviation =
                Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).sum() / 3);
        double correlation = ((y[2] - y[0]) / 3) / (Math.sqrt(2 / 3.0) * deviation);
        double slope = deviation * 3 * correlation / (3 + 1 / strength);
        assertEquals(slope, model.weights().values()[0], 1e-12);
        assertEquals(mean, model.weights().bias()[0], 1e-12);
    }

    @Test
    void levelsShareTheirPenalty() {
        // Two levels a, b with means 0 and 2 and four rows each: by symmetry w = -+1 * 4 / (4 + 1/C), around a bias of
        // 1.
        int[] codes = {0, 0, 0, 0, 1, 1, 1, 1};
        double[] y = {0, 0, 0, 0, 2, 2, 2, 2};
        Column column = new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b"), codes);
        Rows rows = new Rows(new Table(List.of(column), 8), y, new Task.Regression());
        LinearModel model = (LinearModel) new Ridge(new Strengths(List.of(0.25))).fit(rows, rows, CONTEXT);
        assertArrayEquals(new double[] {-0.5, 0.5}, model.weights().values(), 1e-12);
        assertEquals(1, model.weights().bias()[0], 1e-12);
    }

    @Test
    void conjugateGradientsFindWhatCholeskyFinds() {
        Rows rows = LogisticTest.wide(200, 60, new Task.Regression());
        Design design = Design.of(rows);
        double[] right = new double[design.width() + 1];
        design.transposedTimes(rows.target(), 1, right);
        NormalEquations direct = new NormalEquations.Cholesky(design.gram(), right);
        NormalEquations steps = new NormalEquations.ConjugateGradients(design, right, () -> false);
        for (double penalty : new double[] {1000, 10, 0.1}) {
            assertArrayEquals(direct.solve(penalty), steps.solve(penalty), 1e-4);
        }
    }

    @Test
    void gramIsTheProductOfTheDesign() {
        Rows rows = mixed();
        Design design = Design.of(rows);
        double[][] gram = design.gram();
        int n = design.width() + 1;
        double[] sums = new double[design.rows()];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            design.times(unit, 1, sums);
            design.transposedTimes(sums, 1, column);
            for (int i = j; i < n; i++) {
                assertEquals(column[i], gram[i][j], 1e-9, i + "," + j);
            }
        }
    }

    private static Rows mixed() {
        int n = 40;
        double[] a = IntStream.range(0, n).mapToDouble(i -> i * 7 % 11).toArray();
        double[] b = IntStream.range(0, n).mapToDouble(i -> i * 5 % 13).toArray();
        int[] c = IntStream.range(0, n).map(i -> i % 4 - 1).toArray();
        int[] d = IntStream.range(0, n).map(i -> i * 3 % 5).toArray();
        Table table = new Table(
                List.of(
                        new Column.Categories("c", ColumnKind.CATEGORY, List.of("x", "y", "z"), c),
                        new Column.Numbers("a", a),
                        new Column.Categories("d", ColumnKind.CATEGORY, List.of("1", "2", "3", "4", "5"), d),
                        new Column.Numbers("b", b)),
                n);
        return new Rows(table, a, new Task.Regression());
    }

    @Test
    void manyMoreColumnsThanRowsAndTwinColumnsStayFinite() {
        Rows wide = LogisticTest.wide(300, 3000, new Task.Regression());
        LinearModel model = (LinearModel) Ridge.standard().fit(wide, wide, CONTEXT);
        assertTrue(Arrays.stream(model.weights().values()).allMatch(w -> Math.abs(w) < 10));
    }

    @Test
    void aLargeOffsetKeepsItsDigits() {
        double[] x = IntStream.range(0, 50).mapToDouble(i -> i).toArray();
        double[] y = Arrays.stream(x).map(v -> 2e9 + v / 8).toArray();
        Rows rows = new Rows(new Table(List.of(new Column.Numbers("x", x)), 50), y, new Task.Regression());
        double[] predicted =
                Ridge.standard().fit(rows, rows, CONTEXT).predict(rows.table()).values();
        assertArrayEquals(y, predicted, 1e-2);
    }
}
