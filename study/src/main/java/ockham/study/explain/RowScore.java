package ockham.study.explain;

import ockham.api.Predictions;

/** What predictions are worth, row by row: money, or contributions to a metric. */
@FunctionalInterface
public interface RowScore {
    /**
     * A value per prediction whose mean is the score, larger being better.
     *
     * @param rows for each prediction the row it is of, among all rows that are explained
     */
    double[] of(int[] rows, Predictions predictions);
}
