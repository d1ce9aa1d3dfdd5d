package ockham.deep;

import ockham.api.Rows;
import ockham.score.net.NetInputs;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** Rates a net on the validation rows as its portable form would predict them: by the mean of its members. */
final class EpochError {
    private static final int BLOCK = 256;
    private static final double LEAST = 1e-30;

    private final GraphNet net;
    private final boolean classes;
    private final double[] target;
    private final Tensor inputs;

    EpochError(GraphNet net, NetInputs inputs, Rows validation, TrainingData.Standard standard) {
        Rows few = Validation.few(validation);
        this.net = net;
        this.classes = validation.task().classification();
        this.target = few.target().clone();
        if (!classes) {
            for (int i = 0; i < target.length; i++) {
                target[i] = standard.apply(target[i]);
            }
        }
        this.inputs = TrainingData.encode(inputs, few.table());
    }

    /** Mean over rows: log loss, or squared error of standardised numbers. */
    double error() {
        double sum = 0;
        for (int start = 0; start < target.length; start += BLOCK) {
            int size = Math.min(BLOCK, target.length - start);
            double[] predicted = predict(start, size);
            int outputs = predicted.length / size;
            for (int i = 0; i < size; i++) {
                sum += error(predicted, i * outputs, target[start + i]);
            }
        }
        return sum / target.length;
    }

    /** The error of predicting the training rows' mean, which is 0 as numbers are standardised. */
    double meanError() {
        double sum = 0;
        for (double truth : target) {
            sum += truth * truth;
        }
        return sum / target.length;
    }

    private double error(double[] predicted, int at, double truth) {
        if (!classes) {
            return (predicted[at] - truth) * (predicted[at] - truth);
        }
        double p = predicted[at + (int) truth];
        return Double.isNaN(p) ? p : -StrictMath.log(Math.max(LEAST, p));
    }

    private double[] predict(int start, int size) {
        try (PointerScope _ = new PointerScope();
                NoGradGuard _ = new NoGradGuard()) {
            Tensor sums = net.forward(inputs.narrow(0, start, size), Dropout.none());
            return Torch.values((classes ? sums.softmax(2) : sums).mean(0));
        }
    }
}
