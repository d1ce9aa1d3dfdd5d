package ockham.study.split;

/**
 * One fold of one repeat. Row indices are those of the study's table.
 *
 * @param train rows to learn from, ascending
 * @param test rows to predict, ascending, none of them in {@code train}
 */
public record Fold(int repeat, int fold, int[] train, int[] test) {}
