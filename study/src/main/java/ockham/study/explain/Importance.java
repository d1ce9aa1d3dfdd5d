package ockham.study.explain;

/**
 * What a column is worth to a model: how much of the metric is lost when its cells are shuffled.
 *
 * @param mean loss, positive where the column matters
 * @param low end of the 90% interval
 * @param high end of the 90% interval
 */
public record Importance(String column, double mean, double low, double high) {}
