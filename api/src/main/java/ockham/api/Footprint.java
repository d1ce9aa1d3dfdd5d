package ockham.api;

/**
 * What a candidate costs to run, as clocks and meters said it on one machine. Never part of what must repeat byte for
 * byte.
 *
 * @param fitSeconds of the refit on all rows
 * @param p50Micros microseconds to score one row, feature steps included, median
 * @param p99Micros the same, 99th percentile
 * @param p99LowMicros lower end of the 95% interval of the 99th percentile, from order statistics
 * @param p99HighMicros its upper end
 * @param rowsPerSecond in batches of 1024
 * @param archiveBytes size of the model archive
 * @param parameters weights or nodes
 * @param peakBytes largest resident memory of the candidate's worker
 * @param cpuSeconds processor time of the candidate's worker
 */
public record Footprint(
        double fitSeconds,
        double p50Micros,
        double p99Micros,
        double p99LowMicros,
        double p99HighMicros,
        double rowsPerSecond,
        long archiveBytes,
        long parameters,
        long peakBytes,
        double cpuSeconds) {}
