package ockham.deep;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Rows;
import ockham.score.net.NetInputs;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Rates a net on the validation rows: summed in the order of rows, so the same on any number of threads. */
final class Validation {
    /** More rows would sharpen the choice of an epoch little and cost time in every one. */
    private static final int MOST_ROWS = 10_000;

    private static final int BLOCK = 1_024;

    private final TorchNet net;
    private final Selection selection;
    private final boolean classes;
    private final double[] target;
    private final Tensor inputs;
    private final TorchNet.Pass block;
    private final TorchNet.Pass rest;
    private final int rows;

    Validation(TorchNet net, NetInputs inputs, Rows validation, TrainingData.Standard standard, Selection selection) {
        Rows few = few(validation);
        this.net = net;
        this.selection = selection;
        this.classes = validation.task().classification();
        this.rows = few.size();
        this.target = few.target().clone();
        if (!classes) {
            for (int i = 0; i < rows; i++) {
                target[i] = standard.apply(target[i]);
            }
        }
        this.inputs = TrainingData.encode(inputs, few.table());
        this.block = net.new Pass(Math.min(BLOCK, rows), false);
        this.rest = rows % BLOCK == 0 || rows < BLOCK ? block : net.new Pass(rows % BLOCK, false);
    }

    /** All rows, or as many as are rated, drawn at random. */
    static Rows few(Rows validation) {
        if (validation.size() <= MOST_ROWS) {
            return validation;
        }
        int[] drawn = IntStream.range(0, validation.size()).toArray();
        SplittableRandom random = new SplittableRandom(validation.size());
        for (int i = 0; i < MOST_ROWS; i++) {
            int j = i + random.nextInt(drawn.length - i);
            int kept = drawn[i];
            drawn[i] = drawn[j];
            drawn[j] = kept;
        }
        return validation.rows(IntStream.range(0, MOST_ROWS).map(i -> drawn[i]).toArray());
    }

    /** Mean over rows: of log loss or wrong classes, or of squared errors of standardised numbers. */
    double error() {
        try (PointerScope _ = new PointerScope()) {
            net.refresh();
        }
        double sum = 0;
        for (int start = 0; start < rows; start += BLOCK) {
            int size = Math.min(BLOCK, rows - start);
            float[] sums = sums(start, size);
            int outputs = sums.length / size;
            for (int i = 0; i < size; i++) {
                sum += error(sums, i * outputs, outputs, target[start + i]);
            }
        }
        return sum / rows;
    }

    /** The error of predicting the training rows' mean, which is 0 as numbers are standardised. */
    double meanError() {
        double sum = 0;
        for (double truth : target) {
            sum += truth * truth;
        }
        return sum / rows;
    }

    private float[] sums(int start, int size) {
        try (PointerScope _ = new PointerScope()) {
            TorchNet.Pass pass = size == BLOCK ? block : rest;
            pass.input().copy_(inputs.narrow(0, start, size));
            return Torch.floats(pass.forward());
        }
    }

    private double error(float[] sums, int at, int outputs, double truth) {
        if (!classes) {
            return (sums[at] - truth) * (sums[at] - truth);
        }
        float largest = sums[at];
        int most = 0;
        for (int k = 1; k < outputs; k++) {
            if (sums[at + k] > largest) {
                largest = sums[at + k];
                most = k;
            }
        }
        double total = 0;
        for (int k = 0; k < outputs; k++) {
            total += Math.exp((double) sums[at + k] - largest);
        }
        return switch (selection) {
            case LOG_LOSS -> Math.log(total) + largest - sums[at + (int) truth];
            // a sum that is not a number must not pass as a right or wrong class
            case ERROR -> Double.isNaN(total) ? Double.NaN : most == (int) truth ? 0 : 1;
        };
    }
}
