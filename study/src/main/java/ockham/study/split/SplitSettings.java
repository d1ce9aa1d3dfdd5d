package ockham.study.split;

import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/**
 * How rows are split.
 *
 * @param folds folds a repeat; 1 for one split only, of which the last part is tested; 0 lets the plan decide by the number of
 *     rows
 * @param repeats repeats, at least 1; 0 lets the plan decide
 * @param time orders the rows (TIME or NUMBER), one cell a row; null where order means nothing
 * @param group rows with equal values stay together, one cell a row; null where rows stand alone
 */
public record SplitSettings(
        int folds,
        int repeats,
        @Nullable Column time,
        @Nullable Column group,
        long seed) {
    public SplitSettings {
        if (folds < 0) {
            throw new IllegalArgumentException("folds " + folds + ": at least 1, or 0 to let the plan decide");
        }
        if (repeats < 0) {
            throw new IllegalArgumentException("repeats " + repeats + ": at least 1, or 0 to let the plan decide");
        }
    }

    SplitSettings of(int newFolds, int newRepeats) {
        return new SplitSettings(newFolds, newRepeats, time, group, seed);
    }

    /** The plan's folds for {@code rows} where none were asked for: 5, above 200,000 rows 3. */
    int foldsFor(int rows) {
        return folds > 0 ? folds : rows > 200_000 ? 3 : 5;
    }

    /** The plan's repeats for {@code rows} where none were asked for: 4 below 1,000, 2 up to 20,000, else 1. */
    int repeatsFor(int rows) {
        return repeats > 0 ? repeats : rows < 1_000 ? 4 : rows <= 20_000 ? 2 : 1;
    }
}
