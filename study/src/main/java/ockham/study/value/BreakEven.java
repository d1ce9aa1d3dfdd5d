package ockham.study.value;

import java.util.List;

/**
 * Where the answer would turn.
 *
 * @param name a stable word: {@code volume}, {@code value per decision}, {@code day rate}, {@code metric}
 * @param value where it turns; NaN if it never does
 * @param sentence for people
 * @param arithmetic how it was found
 */
public record BreakEven(String name, double value, String sentence, List<Line> arithmetic) {
    public BreakEven {
        arithmetic = List.copyOf(arithmetic);
    }
}
