package ockham.study.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of a study.
 *
 * @param winner name of the contender to use; of "do not build", the best without a model; of "collect", the best until
 *     the rows are there; null only if blocked
 * @param probability that the answer is right, as the sentence states it; NaN if blocked
 * @param sentence the answer for a manager
 * @param reasons why, in sentences, most important first
 * @param regrets expected money lost by each side against knowing the truth (0 without a model, 1 classical, 2 deep), NaN where
 *     a side has nobody; empty if blocked
 * @param rowsToCollect 0 unless "collect"
 * @param decision the numbers it was decided by, or null if blocked
 */
public record Verdict(
        Kind kind,
        @Nullable String winner,
        double probability,
        String sentence,
        List<String> reasons,
        double[] regrets,
        long rowsToCollect,
        @Nullable Decision decision) {
    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /** The numbers it was decided by. @throws IllegalStateException if blocked */
    public Decision decisionOrThrow() {
        if (decision == null) {
            throw new IllegalStateException("a blocked study has no decision");
        }
        return decision;
    }
}
