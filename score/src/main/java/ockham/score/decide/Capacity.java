package ockham.score.decide;

import java.util.Arrays;

/**
 * At most a share of the decisions may be other than doing nothing: those that are expected to gain most over it. Rows of
 * the same gain stay together; a group of them that does not fit whole is left out, and what comes after it too.
 *
 * @param share of the decisions, above 0 and at most 1
 * @param least expected gain from which on a row is acted on, in the money of a decision; infinite: no row is. It is
 *     {@link #least} of the predictions of a study, so that a row's decision depends on that row alone, however many come with it
 */
public record Capacity(double share, double least) {
    /** Shares such as 0.1 of 30 rows are a little below 3 in doubles. */
    private static final double ROUNDING = 1e-9;

    public Capacity {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("capacity must be above 0 and at most 1, not " + share);
        }
        if (!(least > 0)) {
            throw new IllegalArgumentException("least gain must be above 0, not " + least);
        }
    }

    /** How many of {@code rows} may be acted on, {@code rows} being a count, or a sum of weights. */
    public static long places(double share, double rows) {
        return (long) Math.floor(share * rows + ROUNDING);
    }

    /**
     * The smallest gain that is acted on where a share of these rows is filled, infinite where none is.
     *
     * @param gain expected of acting over doing nothing, by row; NaN and what is not above 0 is never acted on
     */
    public static double least(double[] gain, double share) {
        double[] ascending = Arrays.stream(gain).filter(g -> g > 0).sorted().toArray();
        long places = places(share, gain.length);
        double least = Double.POSITIVE_INFINITY;
        int first = ascending.length;
        while (first > 0) {
            double same = ascending[first - 1];
            while (first > 0 && ascending[first - 1] == same) {
                first--;
            }
            if (ascending.length - first > places) {
                break;
            }
            least = same;
        }
        return least;
    }

    /** Which of these rows are acted on where a share of them is filled, see {@link #least}. */
    public static boolean[] fill(double[] gain, double share) {
        double least = least(gain, share);
        boolean[] acted = new boolean[gain.length];
        for (int i = 0; i < gain.length; i++) {
            acted[i] = gain[i] >= least;
        }
        return acted;
    }
}
