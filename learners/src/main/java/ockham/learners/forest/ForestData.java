package ockham.learners.forest;

import java.util.Arrays;
import ockham.api.Rows;
import ockham.learners.TrainingRows;
import ockham.score.model.Inputs;

/**
 * Training rows in bins, read once for all trees.
 *
 * @param classes of the task where there are more than two; else 1: a number, standardised, or the share of class 1
 * @param target class index, 0 or 1, or the standardised number
 * @param offset mean of the training targets; 0 for classes
 * @param scale their deviation; 1 for classes
 */
record ForestData(Inputs inputs, BinnedColumn[] columns, int classes, double[] target, double offset, double scale) {
    static ForestData of(Rows train) {
        Inputs inputs = Inputs.of(train.table());
        Inputs.Cells[] cells = inputs.cells(train.table());
        BinnedColumn[] columns = new BinnedColumn[cells.length];
        Arrays.setAll(columns, j -> BinnedColumn.of(inputs.get(j), cells[j], train.size()));
        boolean number = !train.task().classification();
        double offset = number ? TrainingRows.mean(train.target()) : 0;
        double scale = number ? TrainingRows.deviation(train.target(), offset) : 1;
        double[] target =
                Arrays.stream(train.target()).map(y -> (y - offset) / scale).toArray();
        int classes = train.task().outputs() > 2 ? train.task().outputs() : 1;
        return new ForestData(inputs, columns, classes, target, offset, scale);
    }

    int rows() {
        return target.length;
    }
}
