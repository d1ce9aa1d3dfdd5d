package ockham.study.feature;

import java.util.Arrays;
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
