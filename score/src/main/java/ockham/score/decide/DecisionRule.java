package ockham.score.decide;

import java.util.List;
import ockham.api.Bundle;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * From predictions to the decision with the largest expected money. Immutable; stored as plain texts and numbers, so a
 * model archive decides in any JVM.
 */
public sealed interface DecisionRule permits ActionRule, QuantityRule, RangeRule {
    /**
     * Decides each row.
     *
     * @param predictions calibrated probabilities, or numbers
     * @param rows the columns that {@link #columns} names, at least
     * @throws ExpressionException if a column is absent or of the wrong kind
     */
    Decisions decide(Predictions predictions, Table rows);

    /** Raw columns that amounts are read from, sorted. */
    List<String> columns();

    Bundle toBundle();

    /** Reads a rule back. @throws IllegalArgumentException if the bundle holds none */
    static DecisionRule fromBundle(Bundle bundle) {
        return switch (bundle.format()) {
            case ActionRule.FORMAT, ActionRule.LIMITED -> ActionRule.read(bundle);
            case QuantityRule.FORMAT -> QuantityRule.read(bundle);
            case RangeRule.FORMAT -> RangeRule.read(bundle);
            default -> throw new IllegalArgumentException("no decision rule of format " + bundle.format());
        };
    }
}
