package ockham.study.curve;

import java.util.Arrays;

/**
 * Where one curve overtakes another.
 *
 * @param rows at which the expected curves cross, with more rows than {@code now}; {@code now} where the second is ahead
 *     already, NaN where they do not cross up to {@code limit}
 * @param low fifth percentile of the rows at which draws cross; NaN beyond the limit
 * @param high ninety-fifth percentile; NaN beyond the limit
 * @param aheadNow share of draws in which the second is ahead now
 * @param aheadAtLimit share of draws in which it is ahead at the limit
 * @param limit rows up to which was looked
 */
public record Crossing(double rows, double low, double high, double aheadNow, double aheadAtLimit, double limit) {
    private static final int STEPS = 200;

    /**
     * From so many rows on.
     *
     * @param handicap taken from the second's scores: what it costs more
     * @param now rows of today, below the limit of both
     */
    public static Crossing of(Projection first, Projection second, double handicap, double now) {
        double limit = Math.min(first.limit(), second.limit());
        double[] draws = new double[Projection.DRAWS];
        int aheadNow = 0;
        int aheadAtLimit = 0;
        for (int d = 0; d < draws.length; d++) {
            int draw = d;
            Gap gap = rows -> second.draw(draw, rows) - first.draw(draw, rows) - handicap;
            draws[d] = cross(gap, now, limit);
            aheadNow += gap.at(now) > 0 ? 1 : 0;
            aheadAtLimit += gap.at(limit) > 0 ? 1 : 0;
        }
        Arrays.sort(draws);
        double expected = cross(rows -> second.mean(rows) - first.mean(rows) - handicap, now, limit);
        return new Crossing(
                finite(expected),
                finite(draws[(int) (0.05 * (draws.length - 1))]),
                finite(draws[(int) Math.ceil(0.95 * (draws.length - 1))]),
                (double) aheadNow / draws.length,
                (double) aheadAtLimit / draws.length,
                limit);
    }

    private static double finite(double rows) {
        return Double.isInfinite(rows) ? Double.NaN : rows;
    }

    private interface Gap {
        double at(double rows);
    }

    /** The first rows at which the gap is above 0, found on a grid and then by halving; infinite where there are none. */
    private static double cross(Gap gap, double now, double limit) {
        if (gap.at(now) > 0) {
            return now;
        }
        double before = now;
        for (int s = 1; s <= STEPS; s++) {
            double here = now * Math.pow(limit / now, (double) s / STEPS);
            if (gap.at(here) > 0) {
                double low = before;
                double high = here;
                for (int i = 0; i < 50; i++) {
                    double middle = (low + high) / 2;
                    if (gap.at(middle) > 0) {
                        high = middle;
                    } else {
                        low = middle;
                    }
                }
                return high;
            }
            before = here;
        }
        return Double.POSITIVE_INFINITY;
    }
}
