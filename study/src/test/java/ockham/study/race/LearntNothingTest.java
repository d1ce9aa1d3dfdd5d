package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.testkit.PassingModel;
import org.junit.jupiter.api.Test;

/** Models that are constants are told from models, of numbers and of classes. */
class LearntNothingTest {
    private static final int SIZE = 5000;

    /** Says the same function of the only column: of numbers its value, of two classes the chance of the second. */
    private record Says(DoubleUnaryOperator what, boolean classes) implements PassingModel {
        @Override
        public Predictions predict(Table rows) {
            double[] x = ((Column.Numbers) rows.columns().getFirst()).values();
            int width = classes ? 2 : 1;
            double[] values = new double[width * x.length];
            for (int i = 0; i < x.length; i++) {
                double said = what.applyAsDouble(x[i]);
                values[width * i + width - 1] = said;
                if (classes) {
                    values[2 * i] = 1 - said;
                }
            }
            return new Predictions(x.length, width, values);
        }
    }

    private static Rows rows(Task task) {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = new double[SIZE];
        double[] y = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            x[i] = random.nextGaussian();
            y[i] = task.classification()
                    ? random.nextDouble() < 1 / (1 + Math.exp(-x[i])) ? 1 : 0
                    : 100 + x[i] + random.nextGaussian();
        }
        return new Rows(new Table(List.of(new Column.Numbers("x", x)), SIZE), y, task);
    }

    @Test
    void ofNumbers() {
        Rows rows = rows(new Task.Regression());
        assertTrue(LearntNothing.is(new Says(x -> 100, false), rows));
        assertTrue(LearntNothing.is(new Says(x -> 0, false), rows));
        assertTrue(LearntNothing.is(new Says(x -> Double.NaN, false), rows));
        assertFalse(LearntNothing.is(new Says(x -> 100 + 0.2 * x, false), rows));
    }

    @Test
    void ofClasses() {
        Rows rows = rows(new Task.Binary("no", "yes"));
        assertTrue(LearntNothing.is(new Says(x -> 0.5, true), rows));
        assertTrue(LearntNothing.is(new Says(x -> 0.3, true), rows));
        assertFalse(LearntNothing.is(new Says(x -> 1 / (1 + Math.exp(-0.2 * x)), true), rows));
    }
}
