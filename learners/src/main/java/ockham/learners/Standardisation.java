package ockham.learners;

import ockham.api.Column;
import ockham.api.Table;

/**
 * How number columns are standardised.
 *
 * @param means one a column; 0 for columns that are no numbers
 * @param scales standard deviations; 1 for columns that are no numbers or do not vary
 */
public record Standardisation(double[] means, double[] scales) {
    /** By the rows of a table. */
    public static Standardisation of(Table train) {
        int columns = train.columns().size();
        double[] means = new double[columns];
        double[] scales = new double[columns];
        for (int j = 0; j < columns; j++) {
            scales[j] = 1;
            if (train.columns().get(j) instanceof Column.Numbers column) {
                means[j] = TrainingRows.mean(column.values());
                scales[j] = TrainingRows.deviation(column.values(), means[j]);
            }
        }
        return new Standardisation(means, scales);
    }
}
