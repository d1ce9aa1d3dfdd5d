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
 * @param costs of each side, as far as they are known: what is uncertain of a difference of net values is the rest
 */
public record DecisionInputs(
        double[][] sides, double[][] rowsOnly, double delta, VerdictSettings settings, More more, double[] costs) {
    /** Where nothing costs anything. */
    public DecisionInputs(double[][] sides, double[][] rowsOnly, double delta, VerdictSettings settings, More more) {
        this(sides, rowsOnly, delta, settings, more, new double[3]);
    }

    /**
     * Rows that could be collected.
     *
     * @param have rows of the study
     * @param available rows that could be had, 0 for none
     * @param costEach money for one
     * @param delayShare share of the horizon that passes until they are there
     * @param gains {@code [step][side]} net value that a side's model gains by learning from {@code available >> step} rows more;
     *     empty where nothing is known of that
     */
    public record More(long have, long available, double costEach, double delayShare, double[][] gains) {
        /** So many times the available rows are halved for the fewest that are looked at. */
        public static final int STEPS = 6;

        /** Rows of which nobody knows whether they make better models. */
        public More(long have, long available, double costEach, double delayShare) {
            this(have, available, costEach, delayShare, new double[0][]);
        }

        /** Gain of a side, less what passes of the horizon before it comes. */
        double gain(int step, int side) {
            return step < gains.length ? (1 - delayShare) * gains[step][side] : 0;
        }

        /** None to be had. */
        public static More none(long have) {
            return new More(have, 0, 0, 0);
        }
    }
}
