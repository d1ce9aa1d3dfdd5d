package ockham.study.value;

/**
 * An uncertain input in every draw.
 *
 * @param values one a draw
 */
public record DrawnInput(String name, double[] values) {}
