package ockham.study.verdict;

/** What models gain by learning from more rows. */
public interface Gains {
    /** Where nothing is known of that. */
    Gains NONE = (side, rows) -> 0;

    /**
     * Net value that the model of a side gains.
     *
     * @param side 1 classical, 2 deep
     * @param rows so many more than now
     */
    double of(int side, long rows);

    /** Gains by step and side for the numbers of rows that a verdict weighs. */
    default double[][] steps(long available) {
        double[][] gains = new double[DecisionInputs.More.STEPS + 1][3];
        for (int step = 0; step < gains.length; step++) {
            for (int side = 1; side < 3; side++) {
                gains[step][side] = available >> step > 0 ? of(side, available >> step) : 0;
            }
        }
        return gains;
    }

    /**
     * An expected gain shrunk towards zero, as differences between sides are: curves that happen to rise are the ones that
     * promise most.
     *
     * @param error standard deviation of the gain
     * @param delta smallest gain that matters
     */
    static double shrunk(double gain, double error, double delta) {
        return Shrinkage.factor(Math.max(delta, error), error) * gain;
    }
}
