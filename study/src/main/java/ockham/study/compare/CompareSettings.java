package ockham.study.compare;

/**
 * How candidates are compared.
 *
 * @param metric what they are scored by
 */
public record CompareSettings(Metric metric) {}
