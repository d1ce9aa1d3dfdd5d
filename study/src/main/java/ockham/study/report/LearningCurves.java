package ockham.study.report;

import java.util.List;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What the best model of each side reaches with fewer rows, and would reach with more. No part of it takes part in the race.
 *
 * @param unit of scores: {@code EUR a year} before costs, or the metric
 * @param higherIsBetter whether larger scores are better
 * @param rows that final models learn from today
 * @param sides classical and deep, as far as they raced; empty where curves were not measured
 * @param crossing where deep would pass classical, after their costs where there is money; null where not both are projected
 * @param rowWorth what twice as many rows would be worth, where the case does not offer any; null without money
 * @param matters whether more rows would change what to do, or be worth acting on
 * @param sentence the answer, or why there is none
 * @param method how it was measured; empty where it was not
 */
public record LearningCurves(
        String unit,
        boolean higherIsBetter,
        int rows,
        List<Side> sides,
        @Nullable Overtaking crossing,
        @Nullable RowWorth rowWorth,
        boolean matters,
        String sentence,
        String method) {
    public LearningCurves {
        sides = List.copyOf(sides);
    }

    /** Where they were not measured. */
    public static LearningCurves none(String why) {
        return new LearningCurves("", true, 0, List.of(), null, null, false, why, "");
    }

    /** What became of a curve. */
    public enum Finding {
        /** It is projected to more rows. */
        PROJECTED,
        /** It rises by no more than chance: the last score is all that is expected. */
        FLAT,
        /** Some anchor is below an earlier one by more than chance: nothing is said of more rows. */
        NOT_MONOTONE,
        /** There are too few rows, or a fit did not end well. */
        NOT_MEASURED
    }

    /**
     * The curve of a side.
     *
     * @param side {@code classical} or {@code deep}
     * @param candidate the simplest of the side that is as good as its best
     * @param repeats nested repeats
     * @param points scores by rows learnt from
     * @param forms curve families with their weights; empty unless projected
     * @param projected what is expected by rows, up to {@code limit}; empty where nothing is said
     * @param limit rows beyond which nothing is said; 0 where nothing is said at all
     * @param note why there is nothing, or null
     */
    public record Side(
            String side,
            String candidate,
            int repeats,
            List<Point> points,
            List<FormFit> forms,
            List<Projected> projected,
            double limit,
            Finding finding,
            @Nullable String note) {
        public Side {
            points = List.copyOf(points);
            forms = List.copyOf(forms);
            projected = List.copyOf(projected);
        }
    }

    /**
     * An anchor.
     *
     * @param rows learnt from, a mean over repeats
     * @param error standard error of the score beside the other anchors' scores
     */
    public record Point(double rows, double score, double error) {}

    /**
     * A curve family.
     *
     * @param missed how far it is from the last anchor when fitted to the others
     * @param weight 0 where repeating a score does better
     * @param parameters as {@code formula} names them; empty where the form has slid into a limit that they cannot tell
     */
    public record FormFit(String form, String formula, double missed, double weight, List<Double> parameters) {
        public FormFit {
            parameters = List.copyOf(parameters);
        }
    }

    /** What is expected at a number of rows, with a 90% interval. */
    public record Projected(double rows, Estimate score) {}

    /**
     * Where deep passes classical.
     *
     * @param rows where the expected curves cross: today's rows where deep is ahead already, NaN where they do not up to the limit
     * @param low fifth percentile; NaN beyond the limit
     * @param high ninety-fifth percentile; NaN beyond the limit
     * @param aheadNow probability that deep is ahead with today's rows
     * @param aheadAtLimit probability that it is at the limit
     */
    public record Overtaking(
            double rows, double low, double high, double aheadNow, double aheadAtLimit, double limit) {}

    /**
     * What more rows are worth, whatever they cost.
     *
     * @param rows so many more
     * @param worth by a better choice and better models, over the horizon
     * @param mostEach that one of them may cost
     */
    public record RowWorth(long rows, double worth, double mostEach) {}
}
