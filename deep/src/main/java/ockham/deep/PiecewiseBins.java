package ockham.deep;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The piecewise-linear encoding of numbers (Gorishniy et al. 2022, arXiv 2203.05556): for each bin between edges the share of
 * it that lies below the number, without bound below the first and above the last bin. Numbers of fewer bins than others
 * leave places free before their last one, as the authors' library has it.
 */
final class PiecewiseBins {
    private final double[][] edges;
    private final int most;
    private final Tensor slope;
    private final Tensor offset;
    private final TensorOptional least;
    private final TensorOptional largest;

    /** @param edges of each number, at least two, ascending */
    PiecewiseBins(double[][] edges, ScalarType type) {
        this.edges = edges;
        this.most = Arrays.stream(edges).mapToInt(own -> own.length - 1).max().orElse(0);
        int size = edges.length * most;
        double[] slopes = new double[size];
        double[] offsets = new double[size];
        double[] low = new double[size];
        double[] high = new double[size];
        Arrays.fill(high, 1);
        for (int i = 0; i < edges.length; i++) {
            double[] own = edges[i];
            for (int bin = 0; bin < own.length - 1; bin++) {
                int at = i * most + place(i, bin);
                slopes[at] = 1 / (own[bin + 1] - own[bin]);
                offsets[at] = -own[bin] * slopes[at];
                low[at] = bin == 0 ? Double.NEGATIVE_INFINITY : 0;
                high[at] = bin == own.length - 2 ? Double.POSITIVE_INFINITY : 1;
            }
        }
        this.slope = tensor(slopes, type);
        this.offset = tensor(offsets, type);
        this.least = new TensorOptional(tensor(low, type));
        this.largest = new TensorOptional(tensor(high, type));
    }

    private Tensor tensor(double[] values, ScalarType type) {
        Tensor tensor = Torch.zeros(type, edges.length, most);
        if (values.length > 0) {
            Torch.fill(tensor, values);
        }
        return tensor;
    }

    /**
     * Edges at evenly spaced quantiles of each column, equal ones once; a constant gets one bin around it.
     *
     * @param rows rows x inputs, of which the first {@code numbers} are taken
     */
    static double[][] edges(Tensor rows, int numbers, int bins) {
        double[][] edges = new double[numbers][];
        for (int i = 0; i < numbers; i++) {
            double[] sorted = Torch.values(rows.select(1, i).contiguous());
            Arrays.sort(sorted);
            edges[i] = edges(sorted, bins);
        }
        return edges;
    }

    /** @param sorted ascending */
    static double[] edges(double[] sorted, int bins) {
        double[] found = new double[bins + 1];
        for (int k = 0; k <= bins; k++) {
            found[k] = Quantiles.of(sorted, (double) k / bins);
        }
        double[] own = Arrays.stream(found).distinct().toArray();
        return own.length > 1 ? own : new double[] {own[0] - 0.5, own[0] + 0.5};
    }

    int numbers() {
        return edges.length;
    }

    /** Bins of the number that has the most. */
    int most() {
        return most;
    }

    double[][] edges() {
        return edges;
    }

    /** Where a bin of a number stands among its {@link #most} places. */
    int place(int number, int bin) {
        return bin == edges[number].length - 2 ? most - 1 : bin;
    }

    /**
     * The encoding.
     *
     * @param inputs rows x numbers
     * @return rows x numbers x bins
     */
    Tensor encode(Tensor inputs) {
        return torch.addcmul(offset, inputs.unsqueeze(2), slope).clamp(least, largest);
    }
}
