package ockham.study.value;

/** How much of the decisions takes an action. */
public record Share(String action, double share) {}
