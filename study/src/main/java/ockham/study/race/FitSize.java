package ockham.study.race;

import ockham.api.Column;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.feature.Recipes;

/**
 * What the time of a fit depends on, as far as it is known before.
 *
 * @param rows to learn from
 * @param columns feature columns
 * @param width numbers that they become where each level has one of its own
 * @param outputs sums that a model has: classes where there are more than two, else 1
 * @param regression whether numbers are predicted
 */
public record FitSize(double rows, double columns, double width, double outputs, boolean regression) {
    /** Numbers that a time becomes. */
    private static final int OF_TIME = 6;

    /** Coefficients that {@link #terms} is multiplied by. */
    public static final int TERMS = 7;

    /** The size of a fit on so many rows of a study. */
    public static FitSize of(Table features, Task task, double rows) {
        double width = 0;
        for (Column column : features.columns()) {
            width += switch (column) {
                case Column.Categories c -> Math.clamp(c.levels().size(), 1, Recipes.HIGH_CARDINALITY);
                case Column.Times _ -> OF_TIME;
                case Column.Numbers _, Column.Texts _ -> 1;
            };
        }
        int classes = task.classes().size();
        return new FitSize(
                Math.max(2, rows),
                Math.max(1, features.columns().size()),
                Math.max(1, width),
                classes > 2 ? classes : 1,
                !task.classification());
    }

    /** The same with other rows. */
    FitSize with(double other) {
        return new FitSize(Math.max(2, other), columns, width, outputs, regression);
    }

    /** Terms of the logarithm of the seconds: a constant, orders of magnitude, and how they bend with the rows. */
    public double[] terms() {
        double n = Math.log(rows / 1e4);
        return new double[] {
            1, n, Math.log(columns / 20), Math.log(width / 40), Math.log(outputs), regression ? 1 : 0, n * n
        };
    }
}
