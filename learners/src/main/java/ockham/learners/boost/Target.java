package ockham.learners.boost;

import ockham.api.Rows;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.Link;

/**
 * The target as engines get it. They hold it in 32-bit floats, which would lose the digits of numbers with a large
 * offset: numbers are standardised by the training rows, classes stay their index.
 *
 * @param offset mean of the training rows; 0 for classes
 * @param scale deviation of the training rows; 1 for classes
 */
record Target(Task task, double offset, double scale) {
    static Target of(Rows train) {
        if (train.task().classification()) {
            return new Target(train.task(), 0, 1);
        }
        double mean = TrainingRows.mean(train.target());
        return new Target(train.task(), mean, TrainingRows.deviation(train.target(), mean));
    }

    float[] values(Rows rows) {
        float[] values = new float[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((rows.target()[i] - offset) / scale);
        }
        return values;
    }

    /** Trees a round. */
    int sums() {
        return link() == Link.SOFTMAX ? task.outputs() : 1;
    }

    Link link() {
        return switch (task) {
            case Task.Binary binary -> Link.SIGMOID;
            case Task.Multiclass multiclass -> Link.SOFTMAX;
            case Task.Regression regression -> Link.IDENTITY;
        };
    }
}
