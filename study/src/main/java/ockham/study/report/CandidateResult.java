package ockham.study.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What became of a candidate.
 *
 * @param rung place on the ladder, 0 the simplest
 * @param reason why it was not scored; null if it was
 * @param metric out of fold, with its 90% interval; null if not scored
 * @param net net present value; null if not scored or without a case
 * @param againstWinner paired difference from the winner in money, or in the metric without a case (positive is better);
 *     null for the winner and where it cannot be made
 * @param size what there is to explain, in words: {@code 412 trees}
 * @param parameters weights or nodes; 0 if not known
 * @param settings hyper-parameters that were chosen
 * @param settingsTried how many were tried
 */
public record CandidateResult(
        String name,
        Family family,
        int rung,
        Outcome outcome,
        @Nullable String reason,
        @Nullable Estimate metric,
        @Nullable Estimate net,
        @Nullable Estimate againstWinner,
        String size,
        long parameters,
        SortedMap<String, String> settings,
        int settingsTried) {
    public CandidateResult {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** How a candidate ended; all four are results. */
    public enum Outcome {
        SCORED,
        SKIPPED,
        FAILED,
        STOPPED
    }
}
