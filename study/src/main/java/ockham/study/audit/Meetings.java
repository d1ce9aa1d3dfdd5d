package ockham.study.audit;

import java.util.Arrays;

/** Rows that meet because they have a hash in common, found without comparing each with each. */
final class Meetings {
    private final long[] keys;

    /** Hears of two places that meet. */
    interface Meeting {
        void of(int a, int b);
    }

    /**
     * Of the hashes of some places.
     *
     * @param hashes by place; below 65,536 of them
     * @param places those that may meet, ascending
     */
    Meetings(long[] hashes, int[] places) {
        // The upper bits are the hash's, the place stands in the lower 16.
        this.keys = Arrays.stream(places)
                .mapToLong(i -> (hashes[i] & ~0xffffL) | i)
                .sorted()
                .toArray();
    }

    /** How many pairs meet. */
    long count() {
        long meetings = 0;
        long run = 1;
        for (int i = 1; i <= keys.length; i++) {
            if (i < keys.length && together(i, i - 1)) {
                run++;
            } else {
                meetings += run * (run - 1) / 2;
                run = 1;
            }
        }
        return meetings;
    }

    /** Every pair that meets. */
    void each(Meeting meeting) {
        for (int i = 0; i < keys.length; i++) {
            for (int j = i + 1; j < keys.length && together(i, j); j++) {
                meeting.of((int) (keys[i] & 0xffff), (int) (keys[j] & 0xffff));
            }
        }
    }

    private boolean together(int i, int j) {
        return keys[i] >>> 16 == keys[j] >>> 16;
    }
}
