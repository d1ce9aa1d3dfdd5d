package ockham.study.value;

/**
 * What running a candidate takes, as measured, for limits and servers. Readings of clocks are rounded to two significant
 * digits before they are used.
 *
 * @param latencySeconds 99th percentile of one row
 * @param memoryMb peak memory of its process
 * @param explainable whether a person can read the model itself
 */
public record CandidateCost(String candidate, double latencySeconds, double memoryMb, boolean explainable) {
    public CandidateCost {
        latencySeconds = Cash.twoDigits(latencySeconds);
        memoryMb = Cash.twoDigits(memoryMb);
    }
}
