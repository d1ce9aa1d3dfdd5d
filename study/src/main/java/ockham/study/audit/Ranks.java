package ockham.study.audit;

import java.util.Arrays;

/** Ranks from 1, equal values sharing the mean of theirs. */
final class Ranks {
    private Ranks() {}

    static double[] of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int below = Search.below(sorted, values[i]);
            int upTo = Search.upTo(sorted, values[i]);
            ranks[i] = (below + 1 + upTo) / 2.0;
        }
        return ranks;
    }
}
