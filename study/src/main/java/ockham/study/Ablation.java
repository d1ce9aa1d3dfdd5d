package ockham.study;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.api.Table;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Variant;
import ockham.study.compare.OutOfFold;
import ockham.study.feature.Engineered;
import ockham.study.race.Evidence;
import ockham.study.race.Made;
import ockham.study.race.Outcome;
import ockham.study.report.FeatureWorth;
import ockham.study.split.Fold;
import ockham.study.split.Folds;

/**
 * Has workers fit the classical candidate that the razor takes once more with engineering left out of its recipe, on the first repeat of the
 * folds. The variants are trials like others, kept with the evidence, but no candidates: the verdict does not know them.
 */
final class Ablation {
    /** Steps of which only a fit shows whether they do anything. */
    private static final Set<Engineered> CHOSEN_IN_FITS = EnumSet.of(Engineered.COMBINATIONS, Engineered.TARGET_MEANS);

    private final StudyCourse course;
    private final Evidence evidence;
    private final FurtherTrials trials;
    private final Scoring scoring;

    Ablation(StudyCourse course, Evidence evidence, FurtherTrials.Means means) {
        this.course = course;
        this.evidence = evidence;
        this.trials = new FurtherTrials(course, evidence, means);
        this.scoring = new Scoring(course);
    }

    /**
     * Measures, or says why not.
     *
     * @param outcomes of the race
     * @param predictions of the candidates that were through
     * @throws MachineError if it was interrupted
     */
    FeatureWorth measure(Map<Candidate, List<Outcome>> outcomes, OutOfFold predictions) {
        if (!course.settings().ablates()) {
            return FeatureWorth.none("The worth of feature engineering was not measured: " + reason() + ".");
        }
        Map<Candidate, List<Variant>> open = new LinkedHashMap<>();
        Table features = course.data().features(course.plan());
        for (Candidate candidate : outcomes.keySet()) {
            List<Variant> variants =
                    Variant.of(candidate, features, course.data().task());
            if (candidate.family().side() == Family.Side.CLASSICAL
                    && predictions.has(candidate.name())
                    && !variants.isEmpty()) {
                open.put(candidate, variants);
            }
        }
        if (open.isEmpty()) {
            return FeatureWorth.none(
                    "There is no feature engineering to measure: no classical model that ran has a step"
                            + " that could be left out on these columns.");
        }
        Candidate best = scoring.razor(open.keySet(), predictions);
        Tried tried = run(best, open.getOrDefault(best, List.of()), outcomes);
        return new AblationResult(course, tried, scoring.rows(tried.predictions())).worth();
    }

    private String reason() {
        if (course.settings().budget() != null) {
            return "under a time budget it would hang on the machine's speed";
        }
        return course.settings().ablationByDefault()
                ? "--no-ablation leaves it out"
                : "quick effort leaves it out (--ablation measures it)";
    }

    /**
     * What came of it.
     *
     * @param outcomes of each variant by its name, by fold of the first repeat; fewer where one did not end well
     * @param made what the candidate's recipe made in each of these folds
     * @param predictions of the candidate and of the variants that were through
     */
    record Tried(
            Candidate candidate,
            List<Variant> variants,
            Map<String, List<Outcome>> outcomes,
            List<Map<Engineered, List<String>>> made,
            OutOfFold predictions) {}

    private Tried run(Candidate best, List<Variant> variants, Map<Candidate, List<Outcome>> raced) {
        List<Outcome> all = raced.getOrDefault(best, List.of());
        List<Fold> folds = new ArrayList<>();
        List<Outcome> own = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Fold fold = course.folds().folds().get(i);
            if (fold.repeat() == 0) {
                folds.add(fold);
                own.add(all.get(i));
            }
        }
        List<Map<Engineered, List<String>>> made =
                folds.stream().map(fold -> Made.of(evidence, best, fold)).toList();
        for (Variant variant : variants) {
            keepSame(variant, folds, own, made);
        }
        Map<Candidate, List<Outcome>> outcomes = trials.run(
                variants.stream().map(Variant::plain).toList(),
                folds,
                List.copyOf(raced.keySet()),
                "measuring what feature engineering is worth: " + best.name() + " without it");
        Map<String, List<Outcome>> byName = new LinkedHashMap<>();
        outcomes.forEach((variant, byFold) -> byName.put(variant.name(), byFold));
        Map<Candidate, List<Outcome>> judged = new LinkedHashMap<>();
        judged.put(best, own);
        judged.putAll(outcomes);
        Folds first = new Folds(course.folds().how(), 1, course.folds().perRepeat(), folds);
        return new Tried(best, variants, byName, made, Judged.outOfFold(course.data(), course.plan(), first, judged));
    }

    /** Where what is left out has done nothing, the fit without it is the same fit. */
    private void keepSame(
            Variant variant, List<Fold> folds, List<Outcome> own, List<Map<Engineered, List<String>>> made) {
        Map<Integer, Outcome> known = evidence.outcomes(variant.plain().name(), folds);
        for (int i = 0; i < folds.size(); i++) {
            if (!known.containsKey(i)
                    && idle(variant.without(), made.get(i))
                    && own.get(i) instanceof Outcome.Scored scored) {
                Outcome.Timing nothing = new Outcome.Timing(0, 0, 0, 0);
                evidence.record(
                        variant.plain(),
                        folds.get(i),
                        new Outcome.Scored(scored.predictions(), nothing, scored.reason()));
            }
        }
    }

    static boolean idle(Set<Engineered> gone, Map<Engineered, List<String>> made) {
        return CHOSEN_IN_FITS.containsAll(gone)
                && gone.stream()
                        .allMatch(step -> made.containsKey(step)
                                && made.getOrDefault(step, List.of()).isEmpty());
    }

    /** The result of a trial that says why there is none, if any. */
    static Optional<Outcome> broken(List<Outcome> byFold) {
        return byFold.stream().filter(o -> !(o instanceof Outcome.Scored)).findFirst();
    }
}
