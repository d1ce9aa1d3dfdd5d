package ockham.learners.linear;

import java.util.List;
import ockham.api.Rows;

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

    /** The one that was chosen. */
    static Strengths settled(double value) {
        return new Strengths(List.of(value));
    }

    /** Whether there is nothing to choose, and so nothing that validation rows have a say in. */
    boolean settled() {
        return values.size() == 1;
    }

    /** The validation rows that choose; where there is nothing to choose, one is enough to keep the forms. */
    Rows rated(Rows validation) {
        return settled() ? validation.rows(new int[] {0}) : validation;
    }

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
