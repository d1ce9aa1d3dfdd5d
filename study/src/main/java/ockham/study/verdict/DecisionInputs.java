package ockham.study.verdict;

/**
 * What the verdict is computed from.
 *
 * @param sides {@code [draw][side]} net values of the best without a model, the best classical and the best deep
 *     contender; NaN throughout where a side has nobody, which the first has not
 * @param rowsOnly the same with uncertain inputs at their means: the part that more rows could settle
 * @param delta smallest net gain worth acting on
 * @param settings alpha, tau and the test for signal
 * @param more rows that could be collected
 */
public record DecisionInputs(double[][] sides, double[][] rowsOnly, double delta, VerdictSettings settings, More more) {
    /**
     * Rows that could be collected.
     *
     * @param have rows of the study
     * @param available rows that could be had, 0 for none
     * @param costEach money for one
     * @param delayShare share of the horizon that passes until they are there
     */
    public record More(long have, long available, double costEach, double delayShare) {
        /** None to be had. */
        public static More none(long have) {
            return new More(have, 0, 0, 0);
        }
    }
}
