package ockham.study.report;

import java.util.List;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A way to decide, with its money.
 *
 * @param candidate whether it is a model of the race; nothing and rules are not
 * @param excluded the limit it breaks, so that it cannot be chosen, or null
 * @param total money of all tested rows together, out of fold
 * @param decisions tested rows: the denominator of {@code perDecision}
 * @param perDecision worth of one decision before costs
 * @param net net present value over the horizon
 * @param payback years until the money spent is back, -1 if not within the horizon
 * @param actions how often it takes each action
 * @param arithmetic how {@code net} is made, line by line
 */
public record ContenderResult(
        String name,
        Family family,
        boolean candidate,
        @Nullable String excluded,
        double total,
        long decisions,
        Estimate perDecision,
        Estimate net,
        CostResult costs,
        int payback,
        List<ActionShare> actions,
        List<ArithmeticLine> arithmetic) {
    public ContenderResult {
        actions = List.copyOf(actions);
        arithmetic = List.copyOf(arithmetic);
    }

    /**
     * What it costs. {@code servers} follow from a measured latency, rounded to two digits: the only part of the money
     * that a clock has a say in.
     */
    public record CostResult(
            double buildDays,
            double build,
            double upkeepDays,
            double upkeepPerYear,
            int servers,
            double serversPerYear,
            double energyPerYear,
            double callsPerYear) {
        public static final CostResult NONE = new CostResult(0, 0, 0, 0, 0, 0, 0, 0);

        public double perYear() {
            return upkeepPerYear + serversPerYear + energyPerYear + callsPerYear;
        }
    }

    /** How often an action is taken, as a fraction of the decisions. */
    public record ActionShare(String action, double share) {}
}
