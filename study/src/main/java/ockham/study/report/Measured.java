package ockham.study.report;

import java.util.List;
import ockham.api.Footprint;
import org.jspecify.annotations.Nullable;

/**
 * What clocks and meters said, once, on one machine.
 *
 * @param machine processor, cores, memory and system in words
 * @param finished when the study was finished, as ISO 8601
 * @param seconds wall time of the study
 * @param forecastSeconds what was said before the race, NaN where nothing was
 * @param explanationMillis what explaining one row by Shapley values takes, NaN where it was not measured
 */
public record Measured(
        String machine,
        String finished,
        double seconds,
        double forecastSeconds,
        double explanationMillis,
        List<Meter> candidates) {
    public Measured {
        candidates = List.copyOf(candidates);
    }

    /**
     * What a candidate took.
     *
     * @param trainSeconds all its trials together
     * @param footprint of its refit, or null where it was not refitted
     * @param doubt what is doubtful about its footprint, or null
     */
    public record Meter(
            String candidate,
            double trainSeconds,
            @Nullable Footprint footprint,
            @Nullable String doubt) {}
}
