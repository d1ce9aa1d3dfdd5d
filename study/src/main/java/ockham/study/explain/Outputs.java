package ockham.study.explain;

import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.study.compare.Metric;

/** What is explained of predictions: the probability of the positive class, the number, or the probability of every class of several. */
final class Outputs {
    private Outputs() {}

    /** Values {@code [output][row]}; one output but for several classes. */
    static double[][] of(Predictions predictions) {
        return predictions.width() == 2
                ? new double[][] {predictions.output(1)}
                : IntStream.range(0, predictions.width())
                        .mapToObj(predictions::output)
                        .toArray(double[][]::new);
    }

    /** Sum of squares about the mean, over all outputs: weights their R2 by their variance. */
    static double squares(double[][] outputs) {
        double sum = 0;
        for (double[] output : outputs) {
            double mean = Metric.mean(output);
            for (double value : output) {
                sum += (value - mean) * (value - mean);
            }
        }
        return sum;
    }
}
