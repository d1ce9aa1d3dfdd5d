package ockham.study.value;

import java.util.List;
import ockham.study.business.BusinessCase;

/**
 * Every contender's decisions, nothing first.
 *
 * @param inputs names of the uncertain amounts, one per layer after the first
 * @param notes what a reader must know
 */
record Plays(List<Play> all, List<String> inputs, List<String> notes) {
    /** Means of the uncertain amounts. */
    double[] means(BusinessCase business) {
        return inputs.stream().mapToDouble(Prices.mean(business)::get).toArray();
    }
}
