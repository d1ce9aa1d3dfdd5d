package ockham.study.audit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Predicts each row by the rows next to it in one ordered column, itself left out: the mean of the others with the same
 * value, else the line between the means of the values below and above. Tells a smooth function from a cloud without
 * knowing its form.
 */
final class Neighbours {
    private final Signal signal;
    private final Goal goal;

    Neighbours(Signal signal, Goal goal) {
        this.signal = signal;
        this.goal = goal;
    }

    double[] leftOut() {
        double[] values = signal.values();
        int[] order = IntStream.range(0, values.length)
                .filter(i -> !Double.isNaN(values[i]))
                .boxed()
                .sorted((a, b) -> Double.compare(values[a] + 0.0, values[b] + 0.0))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] predictions = new double[values.length];
        Arrays.fill(predictions, Arrays.stream(goal.y()).sum() / values.length);
        int[] starts = IntStream.range(0, order.length)
                .filter(i -> i == 0 || values[order[i]] != values[order[i - 1]])
                .toArray();
        double[] sums = new double[starts.length];
        for (int g = 0; g < starts.length; g++) {
            for (int i = starts[g]; i < end(starts, g, order.length); i++) {
                sums[g] += goal.y()[order[i]];
            }
        }
        for (int g = 0; g < starts.length; g++) {
            int size = end(starts, g, order.length) - starts[g];
            for (int i = starts[g]; i < starts[g] + size; i++) {
                int row = order[i];
                predictions[row] = size > 1 ? (sums[g] - goal.y()[row]) / (size - 1) : between(g, order, starts, sums);
            }
        }
        return predictions;
    }

    private static int end(int[] starts, int group, int all) {
        return group + 1 < starts.length ? starts[group + 1] : all;
    }

    private double between(int group, int[] order, int[] starts, double[] sums) {
        int below = Math.max(0, group - 1);
        int above = Math.min(starts.length - 1, group + 1);
        double low = sums[below] / (end(starts, below, order.length) - starts[below]);
        double high = sums[above] / (end(starts, above, order.length) - starts[above]);
        if (below == group || above == group) {
            return below == group ? high : low;
        }
        double from = signal.values()[order[starts[below]]];
        double to = signal.values()[order[starts[above]]];
        double at = signal.values()[order[starts[group]]];
        return low + (high - low) * ((at - from) / (to - from));
    }
}
