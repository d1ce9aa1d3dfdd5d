package ockham.study.audit;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A column cut into at most 64 bins; bin 0 is for missing cells. Numbers: ranges with equally many rows. Codes: the
 * commonest codes have a bin each, the rest share one.
 *
 * @param levels whether bins have no order of their own
 */
record Bins(byte[] of, int count, boolean levels) {
    static final int MOST = 64;

    static Bins of(Signal signal) {
        return signal.ordered() ? ranges(signal.values()) : codes(signal);
    }

    private static Bins ranges(double[] values) {
        double[] sorted =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        double[] starts = IntStream.range(0, MOST - 2)
                .mapToDouble(k -> sorted.length == 0 ? 0 : sorted[(int) ((long) (k + 1) * sorted.length / (MOST - 1))])
                .distinct()
                .toArray();
        byte[] bins = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bins[i] = (byte) (Double.isNaN(values[i]) ? 0 : 1 + Search.upTo(starts, values[i]));
        }
        return new Bins(bins, starts.length + 2, false);
    }

    private static Bins codes(Signal signal) {
        int[] counts = new int[signal.levels()];
        for (double code : signal.values()) {
            if (!Double.isNaN(code)) {
                counts[(int) code]++;
            }
        }
        int[] commonest = IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> counts[a] != counts[b] ? counts[b] - counts[a] : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] binOf = new byte[counts.length];
        for (int rank = 0; rank < commonest.length; rank++) {
            binOf[commonest[rank]] = (byte) (1 + Math.min(rank, MOST - 2));
        }
        byte[] bins = new byte[signal.rows()];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = signal.missing(i) ? 0 : binOf[(int) signal.values()[i]];
        }
        return new Bins(bins, Math.min(MOST, counts.length + 1), true);
    }

    /** The bins, those of codes renumbered by the mean target of the rows fitted on, so that one cut can part them. */
    byte[] ordered(Goal goal, boolean[] half, boolean fitOn) {
        if (!levels) {
            return of;
        }
        double[] sums = new double[count];
        double[] rows = new double[count];
        double mean = 0;
        double all = 0;
        for (int i = 0; i < of.length; i++) {
            if (half[i] == fitOn) {
                sums[of[i]] += goal.y()[i];
                rows[of[i]]++;
                mean += goal.y()[i];
                all++;
            }
        }
        double[] key = new double[count];
        for (int bin = 0; bin < count; bin++) {
            key[bin] = (sums[bin] + mean / Math.max(1, all)) / (rows[bin] + 1);
        }
        int[] sorted = IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> key[a] != key[b] ? Double.compare(key[a], key[b]) : a - b)
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] place = new byte[count];
        for (int k = 0; k < count; k++) {
            place[sorted[k]] = (byte) k;
        }
        byte[] ordered = new byte[of.length];
        for (int i = 0; i < of.length; i++) {
            ordered[i] = place[of[i]];
        }
        return ordered;
    }
}
