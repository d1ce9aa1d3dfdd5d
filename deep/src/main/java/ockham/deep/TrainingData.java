package ockham.deep;

import java.util.Arrays;
import ockham.api.LearningException;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.net.NetInputs;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Rows as libtorch takes them, made once and staying in place.
 *
 * @param inputs rows x inputs
 * @param targets rows x outputs: the share of each class that the loss aims at, or the standardised number
 * @param classes whether the targets are shares of classes
 */
record TrainingData(Tensor inputs, Tensor targets, boolean classes) {
    /** A table that would take more as floats is refused: the worker's memory is limited. */
    private static final long MOST_BYTES = 2L << 30;

    /** Mean and (population) deviation that a number is standardised by. */
    record Standard(double mean, double deviation) {
        static Standard of(double[] target) {
            double largest = 0;
            for (double y : target) {
                largest = Math.max(largest, Math.abs(y));
            }
            if (largest == 0) {
                return new Standard(0, 0);
            }
            // in shares of the largest, so that no sum or square overflows
            double sum = 0;
            for (double y : target) {
                sum += y / largest;
            }
            double mean = sum / target.length;
            double squares = 0;
            for (double y : target) {
                squares += (y / largest - mean) * (y / largest - mean);
            }
            return new Standard(mean * largest, Math.sqrt(squares / target.length) * largest);
        }

        /** A constant target is 0 everywhere. */
        double apply(double y) {
            return deviation == 0 ? 0 : (y - mean) / deviation;
        }
    }

    static TrainingData classes(NetInputs inputs, Rows rows, double smoothing) {
        int classes = rows.task().outputs();
        float[] targets = new float[Math.multiplyExact(rows.size(), classes)];
        Arrays.fill(targets, (float) (smoothing / classes));
        for (int i = 0; i < rows.size(); i++) {
            targets[i * classes + (int) rows.target()[i]] = (float) (1 - smoothing + smoothing / classes);
        }
        return of(inputs, rows, targets);
    }

    static TrainingData numbers(NetInputs inputs, Rows rows, Standard standard) {
        float[] targets = new float[rows.size()];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (float) standard.apply(rows.target()[i]);
        }
        return of(inputs, rows, targets);
    }

    private static TrainingData of(NetInputs inputs, Rows rows, float[] targets) {
        Tensor goals = Torch.zeros(ScalarType.Float, rows.size(), rows.task().outputs());
        Torch.fill(goals, 0, targets);
        return new TrainingData(encode(inputs, rows.table()), goals, rows.task().classification());
    }

    /** The inputs of every row, rows x inputs. */
    static Tensor encode(NetInputs inputs, Table table) {
        int width = inputs.width();
        long bytes = 4L * table.rows() * width;
        if (bytes > MOST_BYTES) {
            throw new LearningException(table.rows() + " rows become " + width + " inputs each, " + (bytes >> 20)
                    + " MB in all, more than the " + (MOST_BYTES >> 20)
                    + " MB that a net may take; leave out categories of very many levels");
        }
        Tensor tensor = Torch.zeros(ScalarType.Float, table.rows(), width);
        NetInputs.Bound bound = inputs.bind(table);
        int block = Math.max(1, (1 << 18) / Math.max(1, width));
        for (int start = 0; start < table.rows(); start += block) {
            int end = Math.min(table.rows(), start + block);
            float[] values = new float[(end - start) * width];
            for (int row = start; row < end; row++) {
                bound.row(row, values, (row - start) * width);
            }
            Torch.fill(tensor, (long) start * width, values);
        }
        return tensor;
    }
}
