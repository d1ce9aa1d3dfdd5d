package ockham.study.business;

import org.jspecify.annotations.Nullable;

/**
 * What a candidate must keep to be chosen.
 *
 * @param p99Ms slowest answer allowed, 99th percentile in milliseconds, or null
 * @param memoryMb memory of the model's process allowed, or null
 * @param explainable whether a person must be able to read the model itself
 */
public record Limits(@Nullable Double p99Ms, @Nullable Double memoryMb, boolean explainable) {
    public static final Limits NONE = new Limits(null, null, false);
}
