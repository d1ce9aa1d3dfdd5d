package ockham.study.value;

import java.util.Arrays;
import ockham.study.business.Places;

/**
 * What a contender would do and bring without a capacity, so that it can fill one anew with the rows of every draw.
 *
 * @param share of the decisions that may be to act
 * @param lot whether the rows to act on are drawn by lot among those it would act on, as a rule without an order has to;
 *     otherwise those with the largest gain come first and rows of the same gain stay together
 * @param gain {@code [repeat][row]} what acting is expected to gain over doing nothing; not above 0: it would not act
 * @param layers {@code [repeat][layer][row]} as in {@link Play}, of all rows it would act on
 */
record Limit(double share, boolean lot, double[][] gain, double[][][] layers) {
    /** How much of each row is acted on when these rows fill the capacity: 1 or 0, of the last place a part, by lot a chance. */
    double[] filled(int repeat) {
        double[] gains = gain[repeat];
        if (!lot) {
            return Places.filled(gains, share);
        }
        double[] filled = new double[gains.length];
        double chance = chance((double) Arrays.stream(gains).filter(g -> g > 0).count(), gains.length);
        Arrays.setAll(filled, i -> gains[i] > 0 ? chance : 0);
        return filled;
    }

    /** The chance of each of {@code wanted} rows to be among those that the capacity of {@code all} has places for. */
    double chance(double wanted, double all) {
        return wanted == 0 ? 0 : Math.min(1, share * all / wanted);
    }
}
