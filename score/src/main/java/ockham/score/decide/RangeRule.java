package ockham.score.decide;

import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * Chooses an action where a number is predicted and money depends on the range that the true number falls into. The number
 * is taken to be spread about the prediction as the model's residuals are, on all rows alike; that gives each range a
 * probability, and the action with the largest expected money is taken.
 *
 * @param cuts where the ranges meet, ascending; a range holds its lower end and not its upper one
 * @param residuals truth minus prediction of rows that the model did not learn from; empty: the prediction comes true
 * @param actions decides by the probabilities of the ranges, lowest first
 */
public record RangeRule(double[] cuts, double[] residuals, ActionRule actions) implements DecisionRule {
    static final String FORMAT = "decision-range/1";

    public RangeRule {
        cuts = cuts.clone();
        residuals = QuantityRule.thinned(residuals);
        for (int i = 1; i < cuts.length; i++) {
            if (!(cuts[i - 1] < cuts[i])) {
                throw new IllegalArgumentException("cuts are not ascending: " + Arrays.toString(cuts));
            }
        }
        if (actions.classes().size() != cuts.length + 1) {
            throw new IllegalArgumentException(actions.classes().size() + " ranges for " + cuts.length + " cuts");
        }
    }

    @Override
    public Decisions decide(Predictions predictions, Table rows) {
        return actions.decide(ranges(predictions), rows);
    }

    /** The probability of each range, lowest first, for each predicted number. */
    public Predictions ranges(Predictions numbers) {
        if (numbers.width() != 1) {
            throw new IllegalArgumentException(numbers.width() + " outputs a row where one number is expected");
        }
        int width = cuts.length + 1;
        double[] values = new double[numbers.rows() * width];
        for (int i = 0; i < numbers.rows(); i++) {
            double below = 0;
            for (int k = 0; k < width; k++) {
                double upTo = k == cuts.length ? 1 : below(cuts[k] - numbers.get(i, 0));
                values[i * width + k] = upTo - below;
                below = upTo;
            }
        }
        return new Predictions(numbers.rows(), width, values);
    }

    /** The range that a number falls into, 0 being the lowest. */
    public static int range(double[] cuts, double number) {
        int range = 0;
        while (range < cuts.length && number >= cuts[range]) {
            range++;
        }
        return range;
    }

    /** The probability of a residual below {@code value}: the inverse of {@link QuantityRule#quantile}. */
    private double below(double value) {
        int count = residuals.length;
        if (count == 0) {
            return value > 0 ? 1 : 0;
        }
        if (value <= residuals[0]) {
            return 0;
        }
        if (value > residuals[count - 1]) {
            return 1;
        }
        int above = Arrays.binarySearch(residuals, value);
        above = above < 0 ? -above - 1 : above;
        while (residuals[above - 1] == residuals[above]) {
            above--;
        }
        double step = residuals[above] - residuals[above - 1];
        return (above - 1 + (value - residuals[above - 1]) / step) / (count - 1);
    }

    @Override
    public List<String> columns() {
        return actions.columns();
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("cuts", cuts)
                .put("residuals", residuals)
                .put("actions", actions.toBundle())
                .build();
    }

    static RangeRule read(Bundle bundle) {
        return new RangeRule(
                bundle.doubles("cuts"), bundle.doubles("residuals"), ActionRule.read(bundle.bundle("actions")));
    }
}
