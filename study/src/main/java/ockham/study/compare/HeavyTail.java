package ockham.study.compare;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A mean that hangs on few rows, whose interval cannot be trusted: the top 1% of rows carry over 20% of {@code sum |d|}, and
 * the variance rests on few of them, {@code (sum d^2)^2 / sum d^4} below {@value #FEW}. The second part lets pass what is
 * concentrated yet harmless: two classifiers that disagree on 3% of a large table, or the rare positives of an AUC.
 *
 * @param carried share of {@code sum |d|} that the top 1% of rows carry
 */
record HeavyTail(double carried) {
    private static final double MUCH = 0.20;
    private static final double FEW = 50;
    private static final int LEAST_ROWS = 100;

    /** @param difference {@code [repeat][row]}; averaged over repeats */
    static Optional<HeavyTail> of(double[][] difference) {
        int rows = difference[0].length;
        double[] size = new double[rows];
        double second = 0;
        double fourth = 0;
        for (int i = 0; i < rows; i++) {
            double d = 0;
            for (double[] repeat : difference) {
                d += repeat[i] / difference.length;
            }
            size[i] = Math.abs(d);
            second += d * d;
            fourth += d * d * d * d;
        }
        if (rows < LEAST_ROWS || !(fourth > 0)) {
            return Optional.empty();
        }
        Arrays.sort(size);
        double total = 0;
        double top = 0;
        for (int i = 0; i < rows; i++) {
            total += size[i];
            top += i >= rows - rows / 100 ? size[i] : 0;
        }
        return top > MUCH * total && second / fourth * second < FEW
                ? Optional.of(new HeavyTail(top / total))
                : Optional.empty();
    }

    String warning(String candidate, String against) {
        return String.format(
                Locale.ROOT,
                "%.0f %% of the difference between %s and %s hangs on 1 %% of the rows: its interval may be too"
                        + " narrow.",
                100 * carried,
                candidate,
                against);
    }
}
