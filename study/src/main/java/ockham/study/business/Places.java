package ockham.study.business;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Places of a capacity among the tested rows, which are a sample: a share of them need not be a whole number, and rounding it
 * down would make a small capacity worth less, or nothing. So the place that is left over counts by its part, which is the mean
 * of a filling with the whole places below and one with those above.
 *
 * <p>An archive decides by whole rows: {@link ockham.score.decide.Capacity}.
 */
public final class Places {
    /** Shares such as 0.1 of 30 rows are a little below 3 in doubles. */
    private static final double ROUNDING = 1e-9;

    private Places() {}

    /**
     * How much of each row is acted on: the largest gains first, rows of the same gain together or not at all.
     *
     * @param gain expected of acting over doing nothing, by row; NaN and what is not above 0 is never acted on
     * @param share of the rows that may be acted on
     * @return from 0 to 1, by row
     */
    public static double[] filled(double[] gain, double share) {
        int[] order = IntStream.range(0, gain.length)
                .filter(i -> gain[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -gain[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] filled = new double[gain.length];
        double left = share * gain.length;
        int first = 0;
        while (first < order.length) {
            int end = first + 1;
            while (end < order.length && gain[order[end]] == gain[order[first]]) {
                end++;
            }
            double part = part(left, end - first, end - first == 1);
            Arrays.stream(order, first, end).forEach(i -> filled[i] = part);
            if (part < 1) {
                break;
            }
            left -= end - first;
            first = end;
        }
        return filled;
    }

    /**
     * The part of rows of the same gain that finds a place.
     *
     * @param left places
     * @param rows that want one
     * @param one whether they are copies of one row: those can be told apart from all others, and take what is left
     * @return 1 if they all do; less, and nothing is left for what comes after them
     */
    public static double part(double left, double rows, boolean one) {
        if (rows <= left + ROUNDING) {
            return 1;
        }
        if (one) {
            return left / rows;
        }
        double whole = Math.floor(left + ROUNDING);
        return rows <= whole + 1 ? Math.max(0, left - whole) : 0;
    }
}
