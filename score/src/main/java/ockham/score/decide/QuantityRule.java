package ockham.score.decide;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import ockham.api.Bundle;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * Chooses a number when being below the truth costs {@code tooLow} a unit and being above it {@code tooHigh}: the
 * quantile {@code tooLow / (tooLow + tooHigh)} (the newsvendor's), reached by adding that quantile of the model's
 * residuals to its prediction. Residuals are taken to be alike on all rows.
 *
 * @param residuals truth minus prediction of rows that the model did not learn from, ascending; empty: the decision is
 *     the prediction
 */
public record QuantityRule(Expression tooLow, Expression tooHigh, double[] residuals) implements DecisionRule {
    static final String FORMAT = "decision-quantity/1";

    /** How many residuals a rule keeps; more are thinned to as many quantiles. */
    private static final int KEPT = 401;

    public QuantityRule {
        residuals = thinned(residuals);
    }

    /** What is decided does not depend on the truth; what it costs is told by {@link #cost}. */
    @Override
    public Decisions decide(Predictions predictions, Table rows) {
        if (predictions.width() != 1) {
            throw new IllegalArgumentException(predictions.width() + " outputs a row where one number is expected");
        }
        double[] low = costs(tooLow, rows, predictions.rows());
        double[] high = costs(tooHigh, rows, predictions.rows());
        double[] quantity = new double[predictions.rows()];
        double[] expected = new double[quantity.length];
        for (int i = 0; i < quantity.length; i++) {
            double shift = shift(low[i], high[i]);
            quantity[i] = predictions.get(i, 0) + shift;
            double sum = 0;
            for (double residual : residuals) {
                sum += cost(shift, residual, low[i], high[i]);
            }
            expected[i] = residuals.length == 0 ? Double.NaN : -sum / residuals.length;
        }
        return new Decisions(List.of(), new int[0], quantity, expected);
    }

    /** What it costs to decide {@code quantity} where {@code truth} comes true. */
    public static double cost(double quantity, double truth, double tooLow, double tooHigh) {
        return quantity < truth ? tooLow * (truth - quantity) : tooHigh * (quantity - truth);
    }

    /** A cost for each of {@code count} rows. */
    public static double[] costs(Expression cost, Table rows, int count) {
        if (!cost.columns().isEmpty()) {
            return cost.numbers(rows);
        }
        double[] same = new double[count];
        Arrays.fill(same, cost.numbers(new Table(List.of(), 1))[0]);
        return same;
    }

    private double shift(double low, double high) {
        if (residuals.length == 0 || !(low >= 0) || !(high >= 0) || low + high == 0) {
            return 0;
        }
        return quantile(residuals, low / (low + high));
    }

    /** The quantile of ascending values, straight between neighbours (type 7 of Hyndman and Fan). */
    public static double quantile(double[] ascending, double p) {
        double at = p * (ascending.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }

    /** Ascending, and where there are many their quantiles. */
    static double[] thinned(double[] residuals) {
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        if (sorted.length <= KEPT) {
            return sorted;
        }
        double[] kept = new double[KEPT];
        for (int i = 0; i < KEPT; i++) {
            kept[i] = quantile(sorted, i / (KEPT - 1.0));
        }
        return kept;
    }

    @Override
    public List<String> columns() {
        TreeSet<String> columns = new TreeSet<>(tooLow.columns());
        columns.addAll(tooHigh.columns());
        return List.copyOf(columns);
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("too_low", tooLow.text())
                .put("too_high", tooHigh.text())
                .put("residuals", residuals)
                .build();
    }

    static QuantityRule read(Bundle bundle) {
        return new QuantityRule(
                Expression.parse(bundle.text("too_low")),
                Expression.parse(bundle.text("too_high")),
                bundle.doubles("residuals"));
    }
}
