package ockham.study.verdict;

import java.util.function.IntToDoubleFunction;

/**
 * The numbers of a verdict. Net values are differences from the best contender without a model, shrunk as docs/verdict.md tells.
 *
 * @param side the side that is chosen, 0 without a model, 1 classical, 2 deep; of "collect", the best for now
 * @param tooClose whether neither side could be ruled out, and the one with the least regret was taken
 * @param probability that the answer is right
 * @param mean shrunk net value of each side, NaN where a side has nobody
 * @param regret expected loss of each side against knowing the best, NaN where a side has nobody
 * @param worthClassical probability that classical gains more than delta
 * @param worthDeep probability that deep gains more than delta
 * @param gainClassical probability that classical gains anything
 * @param gainDeep probability that deep gains anything
 * @param deepAhead probability that deep is ahead of classical
 * @param deepAheadByDelta probability that it is ahead by more than delta
 * @param collect what more rows are worth
 */
public record Decision(
        Kind kind,
        int side,
        boolean tooClose,
        double probability,
        double[] mean,
        double[] regret,
        double worthClassical,
        double worthDeep,
        double gainClassical,
        double gainDeep,
        double deepAhead,
        double deepAheadByDelta,
        Collect collect) {

    /**
     * What more rows are worth.
     *
     * @param rows the number worth most, 0 if none is worth its cost
     * @param worth expected gain from deciding with them
     * @param cost of collecting them and of waiting for them
     */
    public record Collect(long rows, double worth, double cost) {
        static final Collect NOTHING = new Collect(0, 0, 0);

        public double net() {
            return worth - cost;
        }
    }

    /** Decides, see {@link DecisionInputs}; depends on nothing else. */
    public static Decision of(DecisionInputs inputs) {
        return new Decider(inputs).decide();
    }

    /**
     * Expected gain from deciding with more rows, whatever they cost.
     *
     * @param gain by side, of the better model that they make
     */
    public static double worthOfRows(DecisionInputs inputs, long rows, IntToDoubleFunction gain) {
        return new Decider(inputs).worth(rows, gain);
    }
}
