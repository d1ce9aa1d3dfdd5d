package ockham.study.audit;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows drawn without replacement. */
public final class Drawn {
    private Drawn() {}

    /** {@code count} of {@code n}, ascending. */
    public static int[] rows(int n, int count, SplittableRandom random) {
        int[] all = new int[n];
        Arrays.setAll(all, i -> i);
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(n - i);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        int[] drawn = Arrays.copyOf(all, count);
        Arrays.sort(drawn);
        return drawn;
    }
}
