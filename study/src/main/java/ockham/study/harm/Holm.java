package ockham.study.harm;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's correction (1979) of p-values for their number. */
final class Holm {
    private Holm() {}

    /** Corrected p-values in the order given: none of them falls below .05 by chance in more than 5 % of families. */
    static double[] corrected(double[] p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[p.length];
        double most = 0;
        for (int i = 0; i < order.length; i++) {
            most = Math.max(most, Math.min(1, p[order[i]] * (p.length - i)));
            corrected[order[i]] = most;
        }
        return corrected;
    }
}
