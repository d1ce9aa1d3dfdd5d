package ockham.study.audit;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.score.Seeds;

/**
 * Whether a column only tells what time it is: it rises or falls with time (a number, a year, a counter: rank correlation 0.9),
 * or its value stays for so long that it hardly ever changes from one row to the next (a month, a season, a version).
 */
final class TellsTime {
    private static final double MONOTONE = 0.9;
    private static final double CHANGES = 0.1;
    private static final int CHANGES_EXPECTED = 30;

    private final int[] order;
    private final double[] timeRanks;

    /**
     * Of the times of rows.
     *
     * @param times of each row, NaN where it has none
     * @param seed by which rows of one time are put in an order of their own: a file's may be that of a column
     */
    TellsTime(double[] times, long seed) {
        this.order = shuffled(times, seed);
        this.timeRanks =
                Ranks.of(Arrays.stream(order).mapToDouble(i -> times[i]).toArray());
    }

    private static int[] shuffled(double[] times, long seed) {
        int[] order = Sides.order(times);
        var random = new SplittableRandom(Seeds.of(seed, "tells time"));
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && times[order[to]] == times[order[from]]) {
                to++;
            }
            for (int i = to - 1; i > from; i--) {
                int j = from + random.nextInt(i - from + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
            from = to;
        }
        return order;
    }

    boolean of(Column column) {
        double[] values = Sides.ordered(column);
        if (column instanceof Column.Texts) {
            return false;
        }
        return (values != null && monotone(values)) || stays(Signal.of(column).values());
    }

    private boolean monotone(double[] values) {
        double[] own = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        int[] present = IntStream.range(0, own.length)
                .filter(i -> !Double.isNaN(own[i]))
                .toArray();
        if (present.length < 2) {
            return false;
        }
        double[] ranks =
                Ranks.of(Arrays.stream(present).mapToDouble(i -> own[i]).toArray());
        double[] times =
                Ranks.of(Arrays.stream(present).mapToDouble(i -> timeRanks[i]).toArray());
        double middle = (present.length + 1) / 2.0;
        double both = 0;
        double one = 0;
        double other = 0;
        for (int i = 0; i < present.length; i++) {
            double a = ranks[i] - middle;
            double b = times[i] - middle;
            both += a * b;
            one += a * a;
            other += b * b;
        }
        return one > 0 && other > 0 && Math.abs(both) >= MONOTONE * Math.sqrt(one * other);
    }

    private boolean stays(double[] values) {
        int changes = 0;
        double[] sorted = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]];
            changes += i > 0 && Double.compare(sorted[i], sorted[i - 1]) != 0 ? 1 : 0;
        }
        Arrays.sort(sorted);
        double agree = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = from;
            while (to < sorted.length && Double.compare(sorted[to], sorted[from]) == 0) {
                to++;
            }
            agree += (double) (to - from) * (to - from);
            from = to;
        }
        double n = order.length;
        double expected = (n - 1) * (1 - agree / (n * n));
        return expected >= CHANGES_EXPECTED && changes < CHANGES * expected;
    }
}
