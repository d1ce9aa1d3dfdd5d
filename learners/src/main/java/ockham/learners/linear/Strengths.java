package ockham.learners.linear;

import java.util.List;

/**
 * The strengths C that a linear learner tries, from the most held back to the least: the inverse of the ridge penalty,
 * as in {@code C * sum of losses + |w|^2 / 2} on standardised columns. Each start is the solution before. The one with
 * the least validation loss is kept, the more held back of equals; after two in a row that were worse the rest is left.
 */
public record Strengths(List<Double> values) {
    /** From nearly a constant to nearly unpenalised, on tables of a hundred to a million rows. */
    public static final Strengths STANDARD = new Strengths(List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0, 1e1, 1e2));

    /** Strengths in a row that may be worse than the best before. */
    static final int WORSE = 2;

    public Strengths {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("strengths: at least one");
        }
        double before = 0;
        for (double value : values) {
            if (!(value > before && value <= 1e12)) {
                throw new IllegalArgumentException("strengths " + values + ": positive, rising, at most 1e12");
            }
            before = value;
        }
    }
}
