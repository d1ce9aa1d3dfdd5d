package ockham.study.value;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ockham.study.business.Places;

/**
 * The largest expected gains have the first places. Rows of the same gain stay together; a group that does not fit whole is
 * left out with all that comes after it; copies of one row in a draw take what places there are ({@link Places}).
 *
 * <p>The best rows of a long queue find a place in about every draw. They are kept as sums by block, so that a draw looks at the
 * rows about the last place only; where they do not all fit it looks at every row.
 */
final class Ranked implements Filling {
    /** So many standard deviations of a Poisson count before the last place of all rows the head ends. */
    private static final double SURE = 6;

    private final double share;
    private final Queue[] queues;

    /**
     * The rows that a repeat would act on, best first.
     *
     * @param block of each place
     * @param tied whether a place has the gain of the one before
     * @param layers {@code [layer][place]}
     * @param head its best rows, as many whole groups of the same gain as are about sure of a place
     */
    private record Queue(int[] block, boolean[] tied, double[][] layers, Head head) {}

    /**
     * The first rows of a queue, by block.
     *
     * @param end the place after them
     * @param rows how many are of each block
     * @param sums {@code [layer][block]}
     */
    private record Head(int end, int[] rows, double[][] sums) {
        long taken(int[] times) {
            long taken = 0;
            for (int b = 0; b < rows.length; b++) {
                taken += (long) times[b] * rows[b];
            }
            return taken;
        }
    }

    Ranked(Limit limit, int[] block, int blocks) {
        this.share = limit.share();
        this.queues = new Queue[limit.gain().length];
        for (int r = 0; r < queues.length; r++) {
            queues[r] = queue(limit.gain()[r], limit.layers()[r], block, blocks);
        }
    }

    private Queue queue(double[] gain, double[][] layers, int[] blockOfRow, int blocks) {
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
        int[] block = Arrays.stream(order).map(i -> blockOfRow[i]).toArray();
        double[][] queued = Arrays.stream(layers)
                .map(layer -> Arrays.stream(order).mapToDouble(i -> layer[i]).toArray())
                .toArray(double[][]::new);
        double places = share * gain.length;
        return new Queue(block, tied, queued, head(block, tied, queued, blocks, places - SURE * Math.sqrt(places)));
    }

    private static Head head(int[] block, boolean[] tied, double[][] layers, int blocks, double sure) {
        int end = (int) Math.min(block.length, Math.max(0, sure));
        while (end > 0 && end < block.length && tied[end]) {
            end--;
        }
        // Fewer rows than blocks are looked at as quickly one by one.
        end = end > blocks ? end : 0;
        int[] rows = new int[end == 0 ? 0 : blocks];
        double[][] sums = new double[layers.length][rows.length];
        for (int i = 0; i < end; i++) {
            rows[block[i]]++;
            for (int l = 0; l < layers.length; l++) {
                sums[l][block[i]] += layers[l][i];
            }
        }
        return new Head(end, rows, sums);
    }

    @Override
    public double[] means(int[] times, double size) {
        double[] means = new double[queues[0].layers().length];
        double places = share * size;
        for (Queue queue : queues) {
            long sure = queue.head().taken(times);
            boolean fits = sure <= places;
            int from = fits ? queue.head().end() : 0;
            Last last = last(queue, times, places - (fits ? sure : 0), from);
            for (int l = 0; l < means.length; l++) {
                double[] layer = queue.layers()[l];
                double sum = 0;
                if (fits) {
                    double[] head = queue.head().sums()[l];
                    for (int b = 0; b < head.length; b++) {
                        sum += times[b] * head[b];
                    }
                }
                for (int i = from; i < last.end(); i++) {
                    sum += (i < last.first() ? 1 : last.part()) * times[queue.block()[i]] * layer[i];
                }
                means[l] += sum / size / queues.length;
            }
        }
        return means;
    }

    /**
     * The rows of the same gain that do not all find a place.
     *
     * @param first place of theirs; all before have one
     * @param end the place after them
     * @param part of each that is acted on
     */
    private record Last(int first, int end, double part) {}

    /** Gives so many places away, {@code from} being the first of a group. */
    private static Last last(Queue queue, int[] times, double places, int from) {
        double left = places;
        int first = from;
        int length = queue.block().length;
        while (first < length) {
            int end = first;
            long taken = 0;
            int rows = 0;
            do {
                int own = times[queue.block()[end]];
                taken += own;
                rows += own > 0 ? 1 : 0;
                end++;
            } while (end < length && queue.tied()[end]);
            double part = Places.part(left, (double) taken, rows == 1);
            if (part < 1) {
                return new Last(first, end, part);
            }
            left -= taken;
            first = end;
        }
        return new Last(length, length, 0);
    }
}
