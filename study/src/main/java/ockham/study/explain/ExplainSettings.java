package ockham.study.explain;

import ockham.study.compare.Metric;

/**
 * How a model is explained.
 *
 * @param metric what is lost
 * @param repeats shuffles of each column
 */
public record ExplainSettings(Metric metric, int repeats, long seed) {}
