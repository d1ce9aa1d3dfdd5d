package ockham.study.business;

/**
 * Rows that could still be collected.
 *
 * @param available at most so many
 * @param costEach money for one, labelled
 * @param months how long it takes; the best choice of today waits that long
 */
public record MoreRows(long available, Uncertain costEach, double months) {}
