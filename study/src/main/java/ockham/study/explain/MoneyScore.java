package ockham.study.explain;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Capacity;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.QuantityRule;
import ockham.score.decide.RangeRule;
import ockham.study.business.Places;

/** Money a year of the decisions that predictions lead to, against the resting action; missing amounts bring nothing. */
final class MoneyScore implements RowScore {
    private final DecisionRule rule;
    private final double[] truth;
    private final Table rows;
    private final double perYear;

    /**
     * A score by the decisions of a rule.
     *
     * @param truth class index or number of each row
     * @param rows the rows as they are, with every column that amounts are read from
     * @param perYear decisions a year
     */
    MoneyScore(DecisionRule rule, double[] truth, Table rows, double perYear) {
        this.rule = rule;
        this.truth = truth;
        this.rows = rows;
        this.perYear = perYear;
    }

    @Override
    public double[] of(int[] chosen, Predictions predictions) {
        Table own = rows.rows(chosen);
        double[] money = switch (rule) {
            case ActionRule actions -> actions(actions, row -> (int) truth[row], chosen, own, predictions);
            case RangeRule ranges ->
                actions(
                        ranges.actions(),
                        row -> RangeRule.range(ranges.cuts(), truth[row]),
                        chosen,
                        own,
                        ranges.ranges(predictions));
            case QuantityRule quantities -> quantities(quantities, chosen, own, predictions);
        };
        for (int i = 0; i < money.length; i++) {
            money[i] = Double.isNaN(money[i]) ? 0 : perYear * money[i];
        }
        return money;
    }

    private static double[] actions(
            ActionRule actions, IntUnaryOperator truth, int[] chosen, Table own, Predictions predictions) {
        double[][][] amounts = actions.amounts(own);
        int[] decided = actions.limited(null).decide(predictions, amounts).action();
        double[] filled = filled(actions, predictions, amounts);
        double[] money = new double[chosen.length];
        for (int i = 0; i < money.length; i++) {
            double[][] cells = amounts[truth.applyAsInt(chosen[i])];
            money[i] = filled[i] == 0 ? 0 : filled[i] * (at(cells[decided[i]], i) - at(cells[actions.resting()], i));
        }
        return money;
    }

    /** Whatever the predictions are worth, no more rows are acted on than there are places: a capacity is filled with these. */
    private static double[] filled(ActionRule actions, Predictions predictions, double[][][] amounts) {
        Capacity capacity = actions.capacity();
        if (capacity == null) {
            double[] all = new double[predictions.rows()];
            Arrays.fill(all, 1);
            return all;
        }
        return Places.filled(actions.gains(predictions, amounts), capacity.share());
    }

    private static double at(double[] cell, int row) {
        return cell[cell.length == 1 ? 0 : row];
    }

    private double[] quantities(QuantityRule quantities, int[] chosen, Table own, Predictions predictions) {
        double[] decided = quantities.decide(predictions, own).quantity();
        double[] low = QuantityRule.costs(quantities.tooLow(), own, decided.length);
        double[] high = QuantityRule.costs(quantities.tooHigh(), own, decided.length);
        double[] money = new double[decided.length];
        for (int i = 0; i < money.length; i++) {
            money[i] = -QuantityRule.cost(decided[i], truth[chosen[i]], low[i], high[i]);
        }
        return money;
    }
}
