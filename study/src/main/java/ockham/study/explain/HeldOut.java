package ockham.study.explain;

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
 */
public record HeldOut(Model model, Table features, int[] group, RowScore score, long seed) {}
