package ockham.study.feature;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import ockham.api.Column;

/** How often each level of a category occurs among the training rows. */
record LevelCounts(int[] counts, int missing) {
    static LevelCounts of(Column.Categories column) {
        int[] counts = new int[column.levels().size()];
        int missing = 0;
        for (int code : column.codes()) {
            if (code < 0) {
                missing++;
            } else {
                counts[code]++;
            }
        }
        return new LevelCounts(counts, missing);
    }

    /** Levels with at least {@code least} rows. */
    int atLeast(int least) {
        return (int) Arrays.stream(counts).filter(c -> c >= least).count();
    }

    /** Codes of the levels with most rows, the earlier of equals, at most {@code most} with at least {@code least}; ascending. */
    int[] commonest(int most, int least) {
        return IntStream.range(0, counts.length)
                .filter(i -> counts[i] >= least)
                .boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -counts[i]))
                .limit(most)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** The level with the most rows; the first of equals. */
    int mode() {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }
}
