package ockham.study.compare;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction (1979) of p-values for their number. */
public final class Holm {
    private Holm() {}

    /** Corrected p-values in the order given: none of them falls below .05 by chance in more than 5 % of families. */
    public static double[] corrected(double[] p) {
        return corrected(p, p.length);
    }

    /**
     * Corrected p-values in the order given.
     *
     * @param tests that these are of, at least as many: all those that could have been shown in their place
     */
    public static double[] corrected(double[] p, int tests) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[p.length];
        double largest = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (tests - i) * p[order[i]]));
            corrected[order[i]] = largest;
        }
        return corrected;
    }
}
