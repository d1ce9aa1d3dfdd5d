package ockham.study.explain;

import java.util.function.BooleanSupplier;
import ockham.api.Model;
import ockham.api.Table;

/**
 * A model and rows that it was not fitted on.
 *
 * @param model from raw rows to predictions
 * @param features the rows as the model sees them
 * @param group dense group number of each row; its own where rows stand alone
 * @param score what predictions of these rows are worth
 * @param seed of what is asked
 * @param timeOver whether a time budget leaves nothing for what could be left out; never without a budget
 */
public record HeldOut(Model model, Table features, int[] group, RowScore score, long seed, BooleanSupplier timeOver) {
    /** With all the time in the world. */
    public HeldOut(Model model, Table features, int[] group, RowScore score, long seed) {
        this(model, features, group, score, seed, () -> false);
    }
}
