package ockham.study.report;

import java.util.List;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * How a model that the user has brought stands to what the verdict has chosen. It has no part in the verdict.
 *
 * @param name of the candidate
 * @param origin where its predictions come from, as the user wrote it
 * @param digest of the file, or of the command and its files, or of the address
 * @param against what was chosen among the study's own; null where the challenger was not scored
 * @param difference net value in money, or in the metric without a case, paired (positive favours the challenger); null where
 *     it was not scored
 * @param perYear the same a year; null without a case
 * @param probabilityBetter that the difference favours the challenger, shrunk; NaN where it was not scored
 * @param aheadOfAll whether it is worth more, at the means, than everything of the study's own that may be chosen
 * @param excluded the limit of the case that it breaks, or null
 * @param sentence the comparison, or why there is none
 * @param notes what a reader must know of it
 */
public record ChallengerResult(
        String name,
        String origin,
        String digest,
        @Nullable String against,
        @Nullable Estimate difference,
        @Nullable Estimate perYear,
        double probabilityBetter,
        boolean aheadOfAll,
        @Nullable String excluded,
        String sentence,
        List<String> notes) {
    public ChallengerResult {
        notes = List.copyOf(notes);
    }
}
