package ockham.study.report;

/**
 * A line of arithmetic as a person would write it.
 *
 * @param amount as shown, with its unit
 * @param how where it comes from, with its denominator; empty for a result of the lines above
 */
public record ArithmeticLine(String label, String amount, String how) {}
