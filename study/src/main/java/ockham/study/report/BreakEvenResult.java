package ockham.study.report;

import java.util.List;

/**
 * Where the answer would turn.
 *
 * @param name a stable word: {@code volume}, {@code value per decision}, {@code day rate}, {@code metric}
 * @param value where it turns; NaN if it never does
 */
public record BreakEvenResult(String name, double value, String sentence, List<ArithmeticLine> arithmetic) {
    public BreakEvenResult {
        arithmetic = List.copyOf(arithmetic);
    }
}
