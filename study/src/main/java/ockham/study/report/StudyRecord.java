package ockham.study.report;

import java.util.List;
import java.util.Optional;
import ockham.study.audit.Finding;
import ockham.study.compare.Reliability;
import ockham.study.harm.Harm;
import org.jspecify.annotations.Nullable;

/**
 * All that a finished study says. {@code verdict.json}, the page and the terminal summary are written from it and from
 * nothing else, so their numbers cannot differ. Components are in the order of {@code verdict.json}.
 *
 * @param ockham version of the product
 * @param verdict {@code do not build}, {@code classical}, {@code deep}, {@code collect} or {@code blocked}
 * @param sentence the answer for a manager
 * @param winner what to use, or null where nothing is to be built
 * @param probability that the answer is right, as the sentence states it; NaN where it states none
 * @param reasons why, in sentences, most important first
 * @param metric what the candidates are scored by
 * @param money what they are worth, or null without a business case
 * @param comparisons the differences that the verdict weighs, in money, or in the metric without a case
 * @param breakEvens where the answer would turn
 * @param candidates every candidate, the skipped and the failed too, simplest first
 * @param challengers the models that the user has brought, beside what was chosen
 * @param findings what was seen in the data
 * @param constraints what the business case has every model respect, or null where it declares nothing
 * @param reliability whether the probabilities of what was chosen hold, else of the best model; null for numbers
 * @param explanation what the winner looks at, or null
 * @param scorecard what it takes to understand the model that is explained, or why that was not measured
 * @param harm where the model that was chosen, else the best, does harm, and what it bears
 * @param featureEngineering what engineering features is worth, or why that was not measured
 * @param signal whether the data tell anything of the target, where that was in doubt
 * @param learningCurves what more rows would be worth, or why that was not measured
 * @param notes what a reader must know besides
 * @param measured clocks and meters: all that may differ between two runs of the same study
 */
public record StudyRecord(
        String ockham,
        String verdict,
        String sentence,
        @Nullable Winner winner,
        double probability,
        List<String> reasons,
        MetricResult metric,
        @Nullable MoneyResult money,
        List<Comparison> comparisons,
        List<BreakEvenResult> breakEvens,
        @Nullable MoreRowsResult moreRows,
        List<CandidateResult> candidates,
        List<ChallengerResult> challengers,
        List<Finding> findings,
        DataResult data,
        @Nullable ConstraintsResult constraints,
        @Nullable Reliability reliability,
        @Nullable Explanation explanation,
        Scorecard scorecard,
        Harm harm,
        FeatureWorth featureEngineering,
        SignalResult signal,
        LearningCurves learningCurves,
        List<String> notes,
        Provenance provenance,
        Measured measured) {
    /** The words of {@code verdict}. */
    public static final List<String> VERDICTS = List.of("do not build", "classical", "deep", "collect", "blocked");

    public StudyRecord {
        if (!VERDICTS.contains(verdict)) {
            throw new IllegalArgumentException("verdict must be one of " + VERDICTS + ", not " + verdict);
        }
        reasons = List.copyOf(reasons);
        comparisons = List.copyOf(comparisons);
        breakEvens = List.copyOf(breakEvens);
        candidates = List.copyOf(candidates);
        challengers = List.copyOf(challengers);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The candidate of that name. */
    public Optional<CandidateResult> candidate(String name) {
        return candidates.stream().filter(c -> c.name().equals(name)).findFirst();
    }
}
