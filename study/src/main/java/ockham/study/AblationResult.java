package ockham.study;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import ockham.study.candidate.Variant;
import ockham.study.compare.Compare;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.feature.Ablations;
import ockham.study.feature.Engineered;
import ockham.study.race.Outcome;
import ockham.study.report.FeatureWorth;
import ockham.study.report.FeatureWorth.Finding;
import ockham.study.value.Amounts;

/** Compares a candidate with its variants, row by row, and says what came of it. */
final class AblationResult {
    private final StudyCourse course;
    private final Ablation.Tried tried;
    private final Map<String, double[][]> scores;
    private final Map<Engineered, List<String>> engineered;

    /** @param scores {@code [repeat][row]} by name of candidate or variant, larger being better */
    AblationResult(StudyCourse course, Ablation.Tried tried, Map<String, double[][]> scores) {
        this.course = course;
        this.tried = tried;
        this.scores = scores;
        this.engineered = Ablations.of(
                tried.candidate().recipe(),
                course.data().features(course.plan()),
                course.data().task());
    }

    FeatureWorth worth() {
        List<FeatureWorth.Step> steps = new ArrayList<>();
        for (Variant variant : tried.variants()) {
            steps.add(step(variant, steps.isEmpty() ? "everything" : label(variant)));
        }
        if (steps.size() == 1) {
            // One step alone is everything there is: its own row has the same numbers.
            Variant only = tried.variants().getFirst();
            steps.add(step(only, label(only)));
        }
        return new FeatureWorth(tried.candidate().name(), unit(), sentence(steps.getFirst()), method(), steps);
    }

    private static String label(Variant variant) {
        return variant.without().stream().map(Engineered::label).collect(Collectors.joining(", "));
    }

    private FeatureWorth.Step step(Variant variant, String name) {
        boolean everything = name.equals("everything");
        String without = everything
                ? "none of the steps below"
                : variant.without().iterator().next().without();
        List<String> columns = everything ? List.of() : columns(variant.without());
        List<Outcome> byFold = tried.outcomes().getOrDefault(variant.plain().name(), List.of());
        double[][] plain = scores.get(variant.plain().name());
        double[][] full = scores.get(tried.candidate().name());
        if (plain == null || full == null) {
            String why = Ablation.broken(byFold)
                    .map(o -> o.word() + ": " + o.reason())
                    .orElse("it did not run");
            return new FeatureWorth.Step(name, without, columns, null, Finding.NOT_MEASURED, why);
        }
        Comparison.Score with = score(tried.candidate().name(), full);
        Comparison.Score left = score(variant.plain().name(), plain);
        Estimate gain = Compare.paired(with, left, tried.predictions().group()).difference();
        return new FeatureWorth.Step(
                name,
                without,
                columns,
                gain,
                finding(gain),
                note(variant, byFold, Compare.warning(with, left)).orElse(null));
    }

    private static Comparison.Score score(String name, double[][] rows) {
        return new Comparison.Score(name, new Estimate(Double.NaN, Double.NaN, Double.NaN), rows);
    }

    static Finding finding(Estimate gain) {
        return gain.low() > 0 ? Finding.GAIN : gain.high() < 0 ? Finding.LOSS : Finding.NO_GAIN_SHOWN;
    }

    private Optional<String> note(Variant variant, List<Outcome> byFold, Optional<String> warning) {
        List<String> notes = new ArrayList<>();
        if (idle(variant.without())) {
            notes.add("it made nothing in any fold, so the model without it is the same");
        }
        byFold.stream()
                .map(Outcome::reason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .ifPresent(notes::add);
        warning.ifPresent(notes::add);
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    private boolean idle(Set<Engineered> gone) {
        return tried.made().stream().allMatch(made -> Ablation.idle(gone, made));
    }

    /** What the steps work on, or have made: what was made in most folds first. */
    private List<String> columns(Set<Engineered> steps) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Engineered step : EnumSet.copyOf(steps)) {
            engineered.getOrDefault(step, List.of()).forEach(column -> counts.put(column, 0));
            if (step == Engineered.COMBINATIONS) {
                for (Map<Engineered, List<String>> made : tried.made()) {
                    made.getOrDefault(step, List.of()).forEach(column -> counts.merge(column, 1, Integer::sum));
                }
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String unit() {
        return new Scoring(course).unit();
    }

    private String method() {
        String repeats = course.folds().repeats() > 1 ? " of the first repeat" : "";
        return "The same learner with and without the steps, on the same folds" + repeats
                + " with the same seeds, compared row by row. The 90 % intervals hold the luck of the rows, not that of"
                + " another draw of the folds.";
    }

    private String sentence(FeatureWorth.Step all) {
        String on = " on " + tried.candidate().name();
        Estimate gain = all.gain();
        if (gain == null) {
            return "The worth of feature engineering" + on + " could not be measured: " + all.note() + ".";
        }
        if (idle(tried.variants().getFirst().without())) {
            return "No gain of feature engineering is shown" + on
                    + ": its steps found nothing to make of these columns.";
        }
        return switch (all.finding()) {
            case GAIN -> gains(gain) + on + ".";
            case LOSS -> "Feature engineering does harm" + on + ": without it, " + more(gain.turned()) + ".";
            case NO_GAIN_SHOWN, NOT_MEASURED ->
                "No gain of feature engineering is shown" + on + ": " + interval(gain) + " " + unit()
                        + (higherIsBetter() ? "" : " better") + ", which may be chance.";
        };
    }

    private String gains(Estimate gain) {
        if (course.question().business() != null) {
            return "Feature engineering earns " + interval(gain, unit());
        }
        return "Feature engineering " + (higherIsBetter() ? "raises " : "lowers ") + unit() + " by " + interval(gain);
    }

    private String more(Estimate gain) {
        if (course.question().business() != null) {
            return interval(gain, unit()) + " more would be earned";
        }
        return unit() + " would be " + interval(gain) + (higherIsBetter() ? " higher" : " lower");
    }

    private boolean higherIsBetter() {
        return new Scoring(course).higherIsBetter();
    }

    private static String interval(Estimate e) {
        return interval(e, "");
    }

    /** {@code 12,300 EUR a year (2,100 to 22,500)}: three digits, in one form for all. */
    private static String interval(Estimate e, String unit) {
        double most = Math.max(Math.abs(e.low()), Math.abs(e.high()));
        boolean whole = most >= 100 && most < 1e6;
        String mean = shown(e.mean(), whole) + (unit.isEmpty() ? "" : " " + unit);
        return mean + " (" + shown(e.low(), whole) + " to " + shown(e.high(), whole) + ")";
    }

    private static String shown(double amount, boolean whole) {
        return whole
                ? Amounts.exact(Math.rint(
                        new BigDecimal(amount).round(new MathContext(3)).doubleValue()))
                : Amounts.plain(amount);
    }
}
