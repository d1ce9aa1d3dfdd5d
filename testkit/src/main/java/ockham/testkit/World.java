package ockham.testkit;

import ockham.api.Predictions;
import ockham.api.Rows;

/**
 * A generated table whose truth is known.
 *
 * @param name what it is for
 * @param rows features and targets
 * @param truth what a perfect model predicts: the class probabilities of each row, or the mean of its target
 * @param groups for each row the cluster it belongs to; its own index where rows are independent
 */
public record World(String name, Rows rows, Predictions truth, int[] groups) {
    /** The mean log loss, or the mean squared error, of predictions for some of the rows. */
    public static double loss(Rows rows, Predictions predictions) {
        double sum = 0;
        for (int i = 0; i < rows.size(); i++) {
            double y = rows.target()[i];
            if (rows.task().classification()) {
                sum -= Math.log(Math.max(1e-15, predictions.get(i, (int) y)));
            } else {
                double error = y - predictions.get(i, 0);
                sum += error * error;
            }
        }
        return sum / rows.size();
    }

    /** The truth for the rows at {@code index}. */
    public Predictions truth(int[] index) {
        int width = truth.width();
        double[] values = new double[index.length * width];
        for (int i = 0; i < index.length; i++) {
            System.arraycopy(truth.values(), index[i] * width, values, i * width, width);
        }
        return new Predictions(index.length, width, values);
    }
}
