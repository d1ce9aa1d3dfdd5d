package ockham.study.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the contenders are worth to the business. Money is in {@code currency}, against {@code baseline}.
 *
 * @param decision what acting means, in the user's words
 * @param baseline what 0 is: {@code doing nothing}
 * @param volumePerYear decisions a year, at the mean
 * @param horizonYears how long the answer must pay
 * @param discount a year, as a fraction
 * @param annuity what one unit of money a year is worth over the horizon
 * @param worthActingOn smallest gain a year that matters
 * @param delta the same over the horizon
 * @param dayRate money for a day of an engineer
 * @param p99LimitMs slowest answer allowed, or null
 * @param capacity how many decisions may be to act, or null for all
 * @param contenders nothing first, then rules, then candidates, simplest first
 * @param inputs numbers of the case that are not certain
 * @param swings what each of them moves, widest first
 * @param perfectInformation what it is worth to know what is uncertain before choosing
 */
public record MoneyResult(
        String currency,
        String decision,
        String baseline,
        double volumePerYear,
        double horizonYears,
        double discount,
        double annuity,
        double worthActingOn,
        double delta,
        double dayRate,
        @Nullable Double p99LimitMs,
        @Nullable CapacityResult capacity,
        List<ContenderResult> contenders,
        List<InputResult> inputs,
        List<SwingResult> swings,
        InformationResult perfectInformation) {
    public MoneyResult {
        contenders = List.copyOf(contenders);
        inputs = List.copyOf(inputs);
        swings = List.copyOf(swings);
    }

    /**
     * How many decisions may be to act.
     *
     * @param share of the decisions
     * @param perYear so many a year
     * @param fixed whether the case gives a number a year, so that the share would be another with another volume
     */
    public record CapacityResult(double share, double perYear, boolean fixed) {}

    /**
     * A number of the case that is known within limits.
     *
     * @param unit {@code EUR}, {@code decisions a year}, {@code days} ...
     */
    public record InputResult(String name, double low, double likely, double high, String unit) {}

    /**
     * What an uncertain input moves, the others at their means.
     *
     * @param low its 10th percentile
     * @param high its 90th percentile
     * @param sides net value of each side at both ends
     * @param knowing most that knowing it is worth before a side is chosen
     * @param sentence the same for people
     */
    public record SwingResult(
            String input, double low, double high, List<SideSwing> sides, double knowing, String sentence) {
        public SwingResult {
            sides = List.copyOf(sides);
        }
    }

    /**
     * The most that it is worth to know before a side is chosen.
     *
     * @param inputs all uncertain numbers of the case
     * @param everything what the rows of the study leave open as well
     */
    public record InformationResult(double inputs, double everything, String sentence) {}

    /** Net value of the best of a side ({@code no model}, {@code classical}, {@code deep}) at both ends of an input. */
    public record SideSwing(String side, double netAtLow, double netAtHigh) {}
}
