package ockham.study.value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ockham.score.decide.Capacity;

/**
 * The largest expected gains have the first places. Rows of the same gain stay together; a group that does not fit whole is
 * left out with all that comes after it.
 */
final class Ranked implements Filling {
    private final double share;
    private final Queue[] queues;

    /**
     * The rows that a repeat would act on, best first.
     *
     * @param block of each place
     * @param tied whether a place has the gain of the one before
     * @param layers {@code [layer][place]}
     */
    private record Queue(int[] block, boolean[] tied, double[][] layers) {}

    Ranked(Limit limit, int[] block) {
        this.share = limit.share();
        this.queues = new Queue[limit.gain().length];
        for (int r = 0; r < queues.length; r++) {
            queues[r] = queue(limit.gain()[r], limit.layers()[r], block);
        }
    }

    private static Queue queue(double[] gain, double[][] layers, int[] block) {
        int[] order = IntStream.range(0, gain.length)
                .filter(i -> gain[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -gain[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        boolean[] tied = new boolean[order.length];
        for (int i = 1; i < order.length; i++) {
            tied[i] = gain[order[i]] == gain[order[i - 1]];
        }
        return new Queue(
                Arrays.stream(order).map(i -> block[i]).toArray(),
                tied,
                Arrays.stream(layers)
                        .map(layer ->
                                Arrays.stream(order).mapToDouble(i -> layer[i]).toArray())
                        .toArray(double[][]::new));
    }

    @Override
    public double[] means(int[] times, double size) {
        double[] means = new double[queues[0].layers().length];
        for (Queue queue : queues) {
            int end = end(queue, times, Capacity.places(share, size));
            for (int l = 0; l < means.length; l++) {
                double[] layer = queue.layers()[l];
                double sum = 0;
                for (int i = 0; i < end; i++) {
                    sum += times[queue.block()[i]] * layer[i];
                }
                means[l] += sum / size / queues.length;
            }
        }
        return means;
    }

    /** The first place that is not acted on. */
    private static int end(Queue queue, int[] times, long places) {
        long taken = 0;
        int end = 0;
        for (int i = 0; i < queue.block().length; i++) {
            if (!queue.tied()[i]) {
                end = i;
            }
            taken += times[queue.block()[i]];
            if (taken > places) {
                return end;
            }
        }
        return queue.block().length;
    }
}
