package ockham.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ockham.api.Effort;
import ockham.api.Family;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Part;
import ockham.study.compare.Compare;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.compare.OutOfFold;
import ockham.study.curve.Projection;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.split.Fold;
import ockham.study.split.Folds;
import ockham.study.split.Nested;
import org.jspecify.annotations.Nullable;

/**
 * Has workers fit the best candidate of each side on nested parts of the folds' training rows. These fits are trials like others,
 * kept with the evidence, but no candidates.
 */
final class Curves {
    /** Of the seconds of a race that a side's curve is to take at most, by the forecast. */
    private static final double SHARE = 0.075;
    /** Nested repeats where nothing is known of the seconds of a fit. */
    private static final int UNKNOWN = 2;

    private final StudyCourse course;
    private final FurtherTrials trials;
    private final Scoring scoring;

    Curves(StudyCourse course, Evidence evidence, FurtherTrials.Means means) {
        this.course = course;
        this.trials = new FurtherTrials(course, evidence, means);
        this.scoring = new Scoring(course);
    }

    /**
     * What was measured.
     *
     * @param sides none where {@code why} says why
     */
    record Measured(List<Side> sides, String why) {}

    /**
     * The scores of a side's candidate, larger being better.
     *
     * @param rows of each anchor, a mean over repeats; the last is all training rows
     * @param scores {@code [repeat][anchor]}
     * @param error of the difference of the last two anchors by the rows tested in the first repeat
     * @param problem why there are no scores, or null
     */
    record Side(
            Family.Side side,
            Candidate candidate,
            double[] rows,
            double[][] scores,
            double error,
            @Nullable String problem) {
        static Side none(Family.Side side, Candidate candidate, String problem) {
            return new Side(side, candidate, new double[0], new double[0][], Double.NaN, problem);
        }
    }

    /** Measures, or says why not. @throws MachineError if it was interrupted */
    Measured measure(Map<Candidate, List<Outcome>> outcomes, OutOfFold predictions) {
        if (!course.settings().learns()) {
            return new Measured(List.of(), "What more rows would be worth was not measured: " + reason() + ".");
        }
        Map<Family.Side, Candidate> chosen = new EnumMap<>(Family.Side.class);
        for (Family.Side side : List.of(Family.Side.CLASSICAL, Family.Side.DEEP)) {
            List<Candidate> open = outcomes.keySet().stream()
                    .filter(c -> c.family().side() == side && predictions.has(c.name()))
                    .toList();
            if (!open.isEmpty()) {
                chosen.put(side, scoring.razor(open, predictions));
            }
        }
        List<Side> sides = new ArrayList<>();
        chosen.forEach((side, candidate) -> sides.add(measure(side, chosen, outcomes)));
        return new Measured(
                sides, sides.isEmpty() ? "What more rows would be worth was not measured: no model ran." : "");
    }

    private String reason() {
        if (course.settings().budget() != null) {
            return "under a time budget it would hang on the machine's speed";
        }
        return course.settings().curvesByDefault()
                ? "--no-curves leaves it out"
                : "quick effort leaves it out (--curves measures it)";
    }

    private Side measure(Family.Side side, Map<Family.Side, Candidate> chosen, Map<Candidate, List<Outcome>> raced) {
        Candidate candidate = Objects.requireNonNull(chosen.get(side), "it was chosen");
        boolean inTime = course.plan().time() != null;
        List<Fold> folds = Nested.folds(course.folds(), inTime);
        boolean thorough = course.plan().effort() == Effort.THOROUGH;
        int train = Arrays.stream(folds.stream().mapToInt(f -> f.train().length).toArray())
                .min()
                .orElseThrow();
        int[] anchors = Nested.anchors(train, thorough ? 16 : 8, thorough ? 7 : 5);
        if (anchors.length < 4) {
            return Side.none(side, candidate, "a fold has " + train + " rows to learn from, too few for parts of it");
        }
        int now = course.data().target().length;
        if (now > Projection.FARTHEST * train) {
            return Side.none(
                    side,
                    candidate,
                    "today's " + now + " rows, those for testing among them, are more than four times the " + train
                            + " that a fold learns from");
        }
        // One fold over and over has one last fit, which no further repeat makes surer.
        boolean sharesLast = inTime || course.folds().folds().size() == 1;
        // As many for both sides: curves are compared, and folds differ by more than sides do.
        int repeats = sharesLast
                ? 1
                : chosen.values().stream()
                        .mapToInt(one -> repeats(one, anchors))
                        .min()
                        .orElseThrow();
        List<Fold> used = folds.subList(0, Math.min(folds.size(), repeats));
        List<Candidate> parts = Arrays.stream(anchors)
                .mapToObj(rows -> Part.of(candidate, rows).few())
                .toList();
        Map<Candidate, List<Outcome>> outcomes = trials.run(
                parts,
                used,
                List.copyOf(raced.keySet()),
                "measuring what more rows would be worth: " + candidate.name() + " on fewer");
        Optional<Outcome> broken = outcomes.values().stream()
                .flatMap(byFold -> Ablation.broken(byFold).stream())
                .findFirst();
        if (broken.isPresent()) {
            String why = broken.get().word() + ": " + broken.get().reason();
            return Side.none(side, candidate, why);
        }
        List<Outcome> own = raced.getOrDefault(candidate, List.of());
        outcomes.put(
                candidate, used.stream().map(fold -> own.get(placeOf(fold))).toList());
        return scored(side, candidate, used, outcomes);
    }

    /** Where a fold's own trial is among the race's. */
    private int placeOf(Fold fold) {
        List<Fold> all = course.folds().folds();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).repeat() == 0 && all.get(i).fold() == fold.fold()) {
                return i;
            }
        }
        throw new IllegalStateException("no fold " + fold.fold());
    }

    /**
     * As many as fit into the curve's share of the race, two at least: one tells nothing of how fits vary. By the forecast for the machine that it was learnt on, so
     * that it depends on data and settings alone.
     */
    private int repeats(Candidate candidate, int[] anchors) {
        double one = Arrays.stream(anchors)
                .mapToDouble(rows -> course.outlook().reference(course.plan(), candidate, rows))
                .sum();
        double race = 0;
        for (Candidate other : course.ladder().candidates()) {
            double trial = other.family() == Family.NOTHING
                    ? 0
                    : course.outlook()
                            .reference(course.plan(), other, course.outlook().trainRows());
            race += course.folds().folds().size() * trial;
        }
        return Double.isNaN(one) || Double.isNaN(race)
                ? UNKNOWN
                : (int) Math.clamp(Math.floor(SHARE * race / one), 2, Nested.REPEATS);
    }

    private Side scored(
            Family.Side side, Candidate candidate, List<Fold> used, Map<Candidate, List<Outcome>> outcomes) {
        int anchors = outcomes.size();
        double[] rows = new double[anchors];
        double[][] scores = new double[used.size()][anchors];
        double error = Double.NaN;
        for (int r = 0; r < used.size(); r++) {
            Fold fold = used.get(r);
            Map<Candidate, List<Outcome>> here = new LinkedHashMap<>();
            int place = r;
            outcomes.forEach((part, byFold) -> here.put(part, List.of(byFold.get(place))));
            Folds one =
                    new Folds(course.folds().how(), 1, 1, List.of(new Fold(0, fold.fold(), fold.train(), fold.test())));
            OutOfFold predictions = Judged.outOfFold(course.data(), course.plan(), one, here);
            Map<String, double[][]> values = scoring.rows(predictions);
            List<Comparison.Score> byPart = new ArrayList<>();
            for (Candidate part : outcomes.keySet()) {
                double[][] own = Objects.requireNonNull(values.get(part.name()), "every part is scored");
                scores[r][byPart.size()] = Arrays.stream(own[0]).average().orElseThrow();
                rows[byPart.size()] += size(candidate, part, fold) / (double) used.size();
                byPart.add(new Comparison.Score(part.name(), new Estimate(Double.NaN, Double.NaN, Double.NaN), own));
            }
            if (r == 0) {
                error = Compare.paired(byPart.get(anchors - 1), byPart.get(anchors - 2), predictions.group())
                        .standardError();
            }
        }
        for (int a = 1; a < anchors; a++) {
            if (!(rows[a] > rows[a - 1])) {
                return Side.none(side, candidate, "its groups are too few for parts of different sizes");
            }
        }
        String problem = used.size() == 1 && Double.isNaN(error)
                ? "the rows tested are of one group, which says nothing of chance"
                : null;
        return new Side(side, candidate, rows, scores, error, problem);
    }

    private int size(Candidate candidate, Candidate part, Fold fold) {
        int most = Part.named(List.of(candidate), part.name()).map(Part::rows).orElse(Integer.MAX_VALUE);
        return Nested.rows(
                        fold,
                        most,
                        course.data().splitSettings(course.plan()),
                        course.data().task(),
                        course.data().target())
                .length;
    }
}
