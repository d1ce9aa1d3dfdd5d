package ockham.study.value;

/**
 * What an uncertain input moves: a bar of the tornado. The other inputs are at their means.
 *
 * @param input its name in the case
 * @param low its 10th percentile
 * @param high its 90th percentile
 * @param netAtLow net value of each side (0 without a model, 1 classical, 2 deep) at {@code low}; NaN where a side has nobody
 * @param netAtHigh the same at {@code high}
 * @param knowing what it is worth to know it before choosing a side, see {@link Knowing}
 */
public record Swing(String input, double low, double high, double[] netAtLow, double[] netAtHigh, double knowing) {
    /** How far the gap between the deep and the classical side moves, or the classical side's net where one is empty. */
    public double width() {
        double gap = Math.abs((netAtHigh[2] - netAtHigh[1]) - (netAtLow[2] - netAtLow[1]));
        double classical = Math.abs(netAtHigh[1] - netAtLow[1]);
        return Double.isNaN(gap) ? (Double.isNaN(classical) ? 0 : classical) : Math.max(gap, classical);
    }
}
