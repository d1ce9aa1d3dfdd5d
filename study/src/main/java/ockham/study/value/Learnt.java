package ockham.study.value;

/**
 * What the models of a side gain in a year, or by the metric, because the one in service learns from all rows and those that were tested
 * from what a fold leaves: an estimate from learning curves, 0 where there are none or the side has no model. Not for single contenders.
 */
public record Learnt(double classical, double deep) {
    public static final Learnt NOTHING = new Learnt(0, 0);

    double of(int side) {
        return side == 1 ? classical : side == 2 ? deep : 0;
    }
}
