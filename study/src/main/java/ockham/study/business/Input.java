package ockham.study.business;

/** A number of the case with the name that people know it by, such as {@code day_rate}. */
public record Input(String name, Uncertain range) {}
