package ockham.study.business;

import ockham.score.decide.Expression;

/** What one decision is worth: an amount for all rows, or a formula over the row's columns. */
public sealed interface Money {
    /** The same for all rows. */
    record Amount(Uncertain range) implements Money {}

    /** Different from row to row. */
    record PerRow(Expression formula) implements Money {}

    /** As a formula, at the mean where it is uncertain. */
    default Expression expected() {
        return switch (this) {
            case Amount amount ->
                Expression.parse(Double.toString(amount.range().mean()));
            case PerRow perRow -> perRow.formula();
        };
    }
}
