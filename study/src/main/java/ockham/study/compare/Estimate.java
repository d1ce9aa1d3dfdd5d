package ockham.study.compare;

/** A mean with the ends of its 90% interval. */
public record Estimate(double mean, double low, double high) {}
