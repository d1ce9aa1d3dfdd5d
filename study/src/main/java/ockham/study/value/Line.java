package ockham.study.value;

/**
 * A line of arithmetic, as a person would write it: {@code value per decision | 2.275 EUR | 16,023 EUR out of fold /
 * 7,043 decisions}.
 *
 * @param amount as shown, with its unit
 * @param how where it comes from; empty for a result of the lines above
 */
public record Line(String label, String amount, String how) {}
