package ockham.score.monotone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import org.junit.jupiter.api.Test;

class MonotonicityTest {
    private static final Task YES_NO = new Task.Binary("no", "yes");

    /** A formula of two columns: of two classes the probability of the second, else the number. */
    private record Formula(DoubleBinaryOperator of, boolean number) implements Model {
        @Override
        public Predictions predict(Table rows) {
            double[] a = ((Column.Numbers) rows.column("a")).values();
            double[] b = ((Column.Numbers) rows.column("b")).values();
            double[] values = new double[(number ? 1 : 2) * a.length];
            for (int i = 0; i < a.length; i++) {
                double value = of.applyAsDouble(Double.isNaN(a[i]) ? 0 : a[i], b[i]);
                if (number) {
                    values[i] = value;
                } else {
                    values[2 * i] = 1 - value;
                    values[2 * i + 1] = value;
                }
            }
            return new Predictions(a.length, number ? 1 : 2, values);
        }

        @Override
        public long parameters() {
            return 1;
        }

        @Override
        public Bundle toBundle() {
            throw new UnsupportedOperationException();
        }
    }

    /** Cells 0, 1 ... 99 in another order each; a cell of {@code a} is missing. */
    private static Rows rows(Task task, Map<String, Direction> declared) {
        double[] a = new double[100];
        double[] b = new double[100];
        Arrays.setAll(a, i -> i * 37 % 100);
        Arrays.setAll(b, i -> i * 73 % 100);
        a[5] = Double.NaN;
        Table table = new Table(List.of(new Column.Numbers("a", a), new Column.Numbers("b", b)), 100);
        return new Rows(table, new double[100], task, declared);
    }

    private static Monotonicity of(DoubleBinaryOperator formula, Map<String, Direction> declared) {
        return Monotonicity.of(new Formula(formula, false), rows(YES_NO, declared), 1);
    }

    @Test
    void aModelThatRisesHoldsUpAndBreaksDown() {
        Monotonicity up = of((a, b) -> (a + b) / 200, Map.of("a", Direction.UP, "b", Direction.UP));
        assertEquals(new Monotonicity(100, 2 * 49 * 100, 0, false, ""), up);
        Monotonicity down = of((a, b) -> (a + b) / 200, Map.of("b", Direction.DOWN));
        assertEquals(49 * 100, down.predictions());
        assertEquals(49 * 100, down.violations());
        assertTrue(down.worst().startsWith("b from "), down.worst());
    }

    @Test
    void whatIsNotDeclaredMayDoAnything() {
        assertEquals(
                0,
                of((a, b) -> a / 200 + (b % 2) / 2, Map.of("a", Direction.UP)).violations());
        assertEquals(0, of((a, b) -> a / 200 + (b % 2) / 2, Map.of()).predictions());
    }

    /** Only rows with a small b turn, and at one value: an average over rows would not show it. */
    @Test
    void aTurnOfFewRowsIsFound() {
        DoubleBinaryOperator turns = (a, b) -> a / 200 - (b < 3 && a > 50 ? 0.05 : 0);
        Monotonicity found = of(turns, Map.of("a", Direction.UP));
        assertEquals(3, found.violations());
        assertTrue(found.worst().startsWith("a from "), found.worst());
    }

    @Test
    void roundingIsNoTurnButAMillionthIs() {
        Map<String, Direction> up = Map.of("a", Direction.UP);
        assertEquals(0, of((a, b) -> 0.5 - a * 1e-16, up).violations());
        assertTrue(of((a, b) -> 0.5 - a * 1e-6, up).violations() > 0);
        Rows numbers = rows(new Task.Regression(), up);
        assertEquals(
                0,
                Monotonicity.of(new Formula((a, b) -> 1e9 - a * 1e-7, true), numbers, 1)
                        .violations());
        assertTrue(Monotonicity.of(new Formula((a, b) -> 1e9 - a, true), numbers, 1)
                        .violations()
                > 0);
    }

    @Test
    void aPredictionThatIsNoNumberIsAViolation() {
        assertTrue(of((a, b) -> a > 50 ? Double.NaN : 0.5, Map.of("a", Direction.UP))
                        .violations()
                > 0);
    }

    @Test
    void rowsRefuseWhatCannotBeMonotone() {
        Map<String, Direction> up = Map.of("a", Direction.UP);
        assertThrows(IllegalArgumentException.class, () -> rows(new Task.Multiclass(List.of("x", "y", "z")), up));
        Table words =
                new Table(List.of(new Column.Categories("a", ColumnKind.CATEGORY, List.of("x"), new int[] {0, 0})), 2);
        assertThrows(IllegalArgumentException.class, () -> new Rows(words, new double[2], YES_NO, up));
        assertEquals(up, new Rows(words.without(List.of("a")), new double[2], YES_NO, up).monotone());
    }
}
