package ockham.study.report;

import java.util.List;

/**
 * Whether the data tell anything of the target: a permutation test.
 *
 * @param tested whether the test was made
 * @param p share of all scores, the observed one among them, that are at least as good as the observed; NaN where it was not
 *     made
 * @param permutations how many were made
 * @param permuted what changed places
 * @param metric what scores are in; AUC for classes, RMSE for numbers
 * @param learners those of which the best score counts, in each permutation anew
 * @param rows how many were looked at
 * @param observed score of the true targets; NaN where it was not made
 * @param scores of the permuted targets, in the order in which they were made
 * @param sentence the answer, or why the test was not made
 */
public record SignalResult(
        boolean tested,
        double p,
        int permutations,
        String permuted,
        String metric,
        List<String> learners,
        int rows,
        double observed,
        List<Double> scores,
        String sentence) {
    public SignalResult {
        learners = List.copyOf(learners);
        scores = List.copyOf(scores);
    }

    /** Where the test was not made. */
    public static SignalResult none(String why) {
        return new SignalResult(false, Double.NaN, 0, "", "", List.of(), 0, Double.NaN, List.of(), why);
    }
}
