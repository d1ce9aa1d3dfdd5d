package ockham.api;

/** How much is tried: a plan in counts (settings, rounds, epochs), never in seconds. */
public enum Effort {
    QUICK,
    STANDARD,
    THOROUGH
}
