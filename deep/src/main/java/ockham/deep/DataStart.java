package ockham.deep;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * The values that the full RealMLP starts from (arXiv 2407.04491). Weights of each layer are normal, then divided so that
 * each sum has deviation 1 over training rows; each bias is minus a random mean of five of its unit's sums ("he+5", after
 * Steinwart 2019), so that units bend where rows are. Frequencies are N(0, 0.1), phases uniform over a turn, the linear
 * layer over waves uniform within one over the root of waves, level vectors N(0, 1), scales and shares 1. The vector for
 * missing cells starts at 0, unlike the paper's: it may never be trained.
 */
final class DataStart {
    /** Rows that deviations are taken over at most: an error of about 1%. */
    static final int MOST_ROWS = 4_096;

    private static final double FREQUENCY = 0.1;
    private static final int PICKS = 5;
    /** Share of a mean below which a deviation is rounding. */
    private static final double NOISE = 1e-6;

    private final NetShape shape;
    private final Draws draws;
    private final double[] values;

    /** The random numbers, in the order in which they are asked for. */
    interface Draws {
        double normal();

        /** From 0 to below 1. */
        double uniform();

        /** Of mean 1. */
        double exponential();

        /** From 0 to below {@code bound}. */
        int below(int bound);

        static Draws of(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return new Draws() {
                @Override
                public double normal() {
                    return random.nextGaussian();
                }

                @Override
                public double uniform() {
                    return random.nextDouble();
                }

                @Override
                public double exponential() {
                    return random.nextExponential();
                }

                @Override
                public int below(int bound) {
                    return random.nextInt(bound);
                }
            };
        }
    }

    private DataStart(NetShape shape, Draws draws) {
        this.shape = shape;
        this.draws = draws;
        this.values = new double[shape.parameters()];
    }

    /**
     * Writes them.
     *
     * @param begin the first vector of each embedded category, which is for missing cells
     * @param inputs encoded training rows
     */
    static void write(TorchNet net, long[] begin, Tensor inputs, Draws draws) {
        DataStart start = new DataStart(net.shape(), draws);
        start.front(begin);
        try (PointerScope _ = new PointerScope()) {
            TorchNet.Pass pass = net.new Pass(inputs.size(0), false);
            pass.input().copy_(inputs);
            for (int layer = 0; layer < net.shape().layers(); layer++) {
                start.weights(net, pass, layer);
                start.biases(net, pass, layer);
            }
        }
    }

    private void front(long[] begin) {
        Arrays.fill(values, 0, shape.features(), 1);
        Front front = shape.front();
        int at = shape.vectorsAt();
        for (int i = 0; i < front.vectorParameters(); i++) {
            values[at + i] = draws.normal();
        }
        for (long first : begin) {
            int from = at + Math.toIntExact(first) * Front.VECTOR;
            Arrays.fill(values, from, from + Front.VECTOR, 0);
        }
        Arrays.fill(values, shape.sharesAt(0), shape.periodicAt(), 1);
        int waves = front.numbers() * Front.WAVES;
        at = shape.periodicAt();
        for (int i = 0; i < waves; i++) {
            values[at++] = FREQUENCY * draws.normal();
        }
        for (int i = 0; i < waves; i++) {
            values[at++] = Math.PI * (2 * draws.uniform() - 1);
        }
        while (at < values.length) {
            values[at++] = (2 * draws.uniform() - 1) / Math.sqrt(Front.WAVES);
        }
    }

    private void weights(TorchNet net, TorchNet.Pass pass, int layer) {
        int outputs = shape.outputs(layer);
        int at = shape.weightsAt(layer);
        for (int i = 0; i < shape.weights(layer); i++) {
            values[at + i] = draws.normal();
        }
        double[] deviations = deviations(sums(net, pass, layer), outputs);
        for (int i = 0; i < shape.weights(layer); i++) {
            values[at + i] /= deviations[i % outputs];
        }
    }

    private void biases(TorchNet net, TorchNet.Pass pass, int layer) {
        double[] sums = sums(net, pass, layer);
        int outputs = shape.outputs(layer);
        for (int unit = 0; unit < outputs; unit++) {
            values[shape.biasesAt(layer) + unit] = -mean(sums, outputs, unit);
        }
        // so that the next layer sees them
        sums(net, pass, layer);
    }

    /** A mean of a few rows' sums of a unit with weights drawn evenly from all. */
    private double mean(double[] sums, int outputs, int unit) {
        double sum = 0;
        double total = 0;
        int[] rows = new int[PICKS];
        for (int i = 0; i < PICKS; i++) {
            rows[i] = draws.below(sums.length / outputs);
        }
        for (int row : rows) {
            double weight = draws.exponential();
            total += weight;
            sum += weight * sums[row * outputs + unit];
        }
        return sum / total;
    }

    private double[] sums(TorchNet net, TorchNet.Pass pass, int layer) {
        Torch.fill(net.parameters(), values);
        try (PointerScope _ = new PointerScope()) {
            net.refresh();
            return Torch.values(pass.layer(layer));
        }
    }

    /** The deviation of each column over rows, of all their number; 1 for columns that are the same in all. */
    private static double[] deviations(double[] sums, int columns) {
        int rows = sums.length / columns;
        double[] means = new double[columns];
        for (int i = 0; i < sums.length; i++) {
            means[i % columns] += sums[i] / rows;
        }
        double[] squares = new double[columns];
        for (int i = 0; i < sums.length; i++) {
            double off = sums[i] - means[i % columns];
            squares[i % columns] += off * off / rows;
        }
        double[] deviations = new double[columns];
        for (int i = 0; i < columns; i++) {
            double deviation = Math.sqrt(squares[i]);
            deviations[i] = deviation > NOISE * Math.abs(means[i]) ? deviation : 1;
        }
        return deviations;
    }
}
