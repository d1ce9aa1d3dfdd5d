package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Task;

/** Rows sorted into strata, which a split shares out evenly: the classes, or ranges of the target with equally many rows. */
final class Strata {
    /** Ranges that a numeric target is cut into, fewer where a range would not have a row for each fold. */
    private static final int RANGES = 10;

    private Strata() {}

    /**
     * The stratum of each row.
     *
     * @param rows rows to sort, indices into {@code target}
     * @param least rows that a range should have
     * @return one number a row of {@code rows}, in that order, from 0
     */
    static int[] of(Task task, double[] target, int[] rows, int least) {
        return switch (task) {
            case Task.Binary _, Task.Multiclass _ ->
                Arrays.stream(rows).map(row -> (int) target[row]).toArray();
            case Task.Regression _ -> ranges(target, rows, least);
        };
    }

    private static int[] ranges(double[] target, int[] rows, int least) {
        int count = Math.max(1, Math.min(RANGES, rows.length / Math.max(1, least)));
        double[] sorted =
                Arrays.stream(rows).mapToDouble(row -> target[row]).sorted().toArray();
        int[] strata = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            // The first place of the value, so that equal values share a range.
            int place = firstAtLeast(sorted, target[rows[i]]);
            strata[i] = (int) ((long) place * count / rows.length);
        }
        return strata;
    }

    private static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The positions of {@code strata} by stratum, each list in a random order. */
    static List<int[]> shuffled(int[] strata, SplittableRandom random) {
        int count = Arrays.stream(strata).max().orElse(-1) + 1;
        List<int[]> byStratum = new ArrayList<>();
        int[] sizes = new int[count];
        for (int stratum : strata) {
            sizes[stratum]++;
        }
        for (int size : sizes) {
            byStratum.add(new int[size]);
        }
        int[] next = new int[count];
        for (int i = 0; i < strata.length; i++) {
            byStratum.get(strata[i])[next[strata[i]]++] = i;
        }
        byStratum.forEach(positions -> shuffle(positions, random));
        return byStratum;
    }

    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
