package ockham.study.value;

import java.util.function.DoubleFunction;

/**
 * The most that it is worth to know before a side is chosen: {@code E max - max E} of net values, in money over the horizon.
 *
 * @param inputs all uncertain numbers of the case, what the rows leave open staying open
 * @param everything what the rows of the study leave open as well
 */
public record PerfectInformation(double inputs, double everything) {
    /**
     * For people.
     *
     * @param uncertain whether the case has numbers that are not certain
     * @param money writes an amount
     */
    public String sentence(boolean uncertain, DoubleFunction<String> money) {
        String rows =
                everything == 0 ? "nothing: in every draw the same side is best" : "at most " + money.apply(everything);
        if (!uncertain) {
            return "All numbers of the case are given as certain. To know what these rows leave open before choosing"
                    + " would be worth "
                    + rows + ".";
        }
        String numbers =
                inputs == 0 ? "nothing: whatever they are, the same side is best" : "at most " + money.apply(inputs);
        return "To know all these numbers before choosing would be worth " + numbers
                + "; to know what the rows leave open as well, " + rows + ".";
    }
}
