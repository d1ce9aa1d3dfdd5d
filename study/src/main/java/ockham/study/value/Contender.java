package ockham.study.value;

import java.util.List;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * A way to decide, with its money. Values are against doing nothing, whose own are 0.
 *
 * @param name of a candidate; {@code nothing}, {@code act on all} and {@code today's rule} are no candidates
 * @param candidate whether it is a trained model of the race
 * @param excluded why it cannot be chosen (a limit it breaks), or null
 * @param total money of all tested rows together, averaged over repeats
 * @param decisions tested rows: the denominator of {@code perDecision}
 * @param perDecision value of one decision before costs
 * @param net net present value over the horizon
 * @param payback years until the money spent is back, -1 if not within the horizon
 * @param shares how often it takes each action; empty where the decision is a number
 * @param arithmetic how {@code net} is made, line by line
 */
public record Contender(
        String name,
        Family family,
        int rung,
        boolean candidate,
        @Nullable String excluded,
        double total,
        long decisions,
        Estimate perDecision,
        Estimate net,
        Costs costs,
        int payback,
        List<Share> shares,
        List<Line> arithmetic) {
    public Contender {
        shares = List.copyOf(shares);
        arithmetic = List.copyOf(arithmetic);
    }

    public Family.Side side() {
        return family.side();
    }
}
