package ockham.study.harm;

import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * One kind of error on the rows of a level, and how far it is from that on all others.
 *
 * @param error what went wrong, one of the words of {@link #FALSE_ALARM} and those below it
 * @param errors on how many rows it did; null where it is a mean
 * @param rows of which it could
 * @param value share of the rows, or the mean, with its 90 % interval
 * @param low95 end of the 95 % interval
 * @param high95 end of the 95 % interval
 * @param gap the level's value less that of all other rows, with its 90 % interval; null where there are none
 * @param gapLow95 end of the gap's 95 % interval; NaN where there is none
 * @param gapHigh95 end of the gap's 95 % interval; NaN where there is none
 * @param detectable the smallest gap upwards that four of five such studies would show, at 5 % for all gaps
 *     of the study together; NaN where none is
 * @param shown whether the gap is beyond chance, with all gaps of the study looked at together; never where a side has fewer than
 *     20 independent rows
 */
public record Measure(
        String error,
        @Nullable Long errors,
        long rows,
        Estimate value,
        double low95,
        double high95,
        @Nullable Estimate gap,
        double gapLow95,
        double gapHigh95,
        double detectable,
        boolean shown) {
    /** Of the rows without the class acted on: those acted on. */
    public static final String FALSE_ALARM = "false positive";
    /** Of the rows of the class acted on: those not acted on. */
    public static final String MISS = "false negative";
    /** Of all rows: those with a decision that another would have been better than. */
    public static final String WRONG = "wrong";
    /** The mean of the number less the truth. */
    public static final String MEAN = "mean error";
    /** The mean distance of the number from the truth. */
    public static final String DISTANCE = "absolute error";

    Measure shown(boolean beyondChance) {
        return new Measure(
                error, errors, rows, value, low95, high95, gap, gapLow95, gapHigh95, detectable, beyondChance);
    }
}
