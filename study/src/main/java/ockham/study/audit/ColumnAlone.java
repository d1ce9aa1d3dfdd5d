package ockham.study.audit;

import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Task;

/**
 * What one raw column tells of the target, by a small tree on it alone: the least that a model with this column among others
 * should reach.
 */
public final class ColumnAlone {
    private ColumnAlone() {}

    /**
     * Predictions of every row by a tree on the rows of the other folds.
     *
     * @param truth one value a row, see {@link Task}
     * @param fold of each row, from 0; at least two folds have rows
     */
    public static Predictions outOfFold(Column column, Task task, double[] truth, int[] fold) {
        Goal goal = new Goal(truth, task.classes().size());
        Signal signal = Signal.of(column);
        double[] values = new double[truth.length * goal.width()];
        int folds = 0;
        for (int f : fold) {
            folds = Math.max(folds, f + 1);
        }
        for (int f = 0; f < folds; f++) {
            boolean[] held = new boolean[fold.length];
            for (int i = 0; i < fold.length; i++) {
                held[i] = fold[i] == f;
            }
            new SingleColumn(signal, goal, held).predictHalf(values);
        }
        return new Predictions(truth.length, goal.width(), values);
    }
}
