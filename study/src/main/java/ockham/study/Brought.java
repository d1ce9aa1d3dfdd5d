package ockham.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.score.decide.Nearest;
import ockham.study.business.BusinessCase;
import ockham.study.business.ChallengerPrice;
import ockham.study.challenger.Entered;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.compare.OutOfFold;
import ockham.study.race.Outcome;
import ockham.study.report.CandidateResult;
import ockham.study.report.ChallengerResult;
import ockham.study.report.Measured;
import ockham.study.report.Winner;
import ockham.study.settings.Challenger;
import ockham.study.value.CandidateCost;
import ockham.study.verdict.Standing;
import org.jspecify.annotations.Nullable;

/** What the models that the user has brought add to the study's predictions, costs and record. */
record Brought(StudyCourse course, List<Entered> entered) {
    /** Of a study that its data blocks. */
    private static final String BLOCKED = "not asked: the data has a fault that blocks the study";

    static Brought none(StudyCourse course) {
        return new Brought(course, List.of());
    }

    /** The predictions of those that were through on all folds. */
    List<OutOfFold.Entry> entries() {
        List<OutOfFold.Entry> entries = new ArrayList<>();
        for (Entered one : scored()) {
            entries.add(Judged.entry(
                    new Judged.Named(one.challenger().name(), Family.CHALLENGER, rung(one.challenger())),
                    course.folds(),
                    one.outcomes()));
        }
        return entries;
    }

    /** After everything of the study's own, two ensembles among it. */
    private int rung(Challenger challenger) {
        return course.ladder().candidates().size()
                + 2
                + course.settings().challengers().indexOf(challenger);
    }

    private List<Entered> scored() {
        int folds = course.folds().folds().size();
        return entered.stream().filter(one -> one.scored(folds)).toList();
    }

    /** What is known of running them: how long a server takes. Nobody can read them. */
    List<CandidateCost> costs() {
        return scored().stream()
                .map(one -> new CandidateCost(
                        one.challenger().name(),
                        one.footprint().map(f -> f.p99Micros() / 1e6).orElse(0.0),
                        0,
                        false))
                .toList();
    }

    List<CandidateResult> candidates(RecordMaker.Results results, @Nullable Winner winner, MoneyMaker money) {
        List<CandidateResult> list = new ArrayList<>();
        for (Entered one : entered) {
            String name = one.challenger().name();
            Estimate metric = results.comparison()
                    .score(name)
                    .map(Comparison.Score::estimate)
                    .orElse(null);
            list.add(result(
                    one.challenger(),
                    metric == null ? outcome(one) : CandidateResult.Outcome.SCORED,
                    metric == null ? reason(one) : null,
                    new Scores(
                            metric,
                            money.net(name),
                            winner == null || metric == null ? null : money.against(name, winner.candidate())),
                    one.digest()));
        }
        return list;
    }

    /** Where the data blocks the study. */
    List<CandidateResult> blocked() {
        return course.settings().challengers().stream()
                .map(c -> result(c, CandidateResult.Outcome.SKIPPED, BLOCKED, new Scores(null, null, null), ""))
                .toList();
    }

    private record Scores(
            @Nullable Estimate metric,
            @Nullable Estimate net,
            @Nullable Estimate against) {}

    private CandidateResult result(
            Challenger challenger,
            CandidateResult.Outcome outcome,
            @Nullable String reason,
            Scores scores,
            String digest) {
        TreeMap<String, String> settings =
                new TreeMap<>(Map.of("origin", challenger.origin().shown()));
        if (!digest.isEmpty()) {
            settings.put("digest", digest);
        }
        return new CandidateResult(
                challenger.name(),
                Family.CHALLENGER,
                rung(challenger),
                outcome,
                reason,
                scores.metric(),
                scores.net(),
                scores.against(),
                "",
                0,
                settings,
                1);
    }

    private static CandidateResult.Outcome outcome(Entered one) {
        return switch (end(one)) {
            case Outcome.Scored _, Outcome.Stopped _ -> CandidateResult.Outcome.STOPPED;
            case Outcome.Skipped _ -> CandidateResult.Outcome.SKIPPED;
            case Outcome.Failed _ -> CandidateResult.Outcome.FAILED;
        };
    }

    private static String reason(Entered one) {
        return end(one).reason();
    }

    private static Outcome end(Entered one) {
        return one.outcomes().stream()
                .filter(o -> !(o instanceof Outcome.Scored))
                .findFirst()
                .orElse(new Outcome.Stopped("the time for challengers ended before it was asked for all folds"));
    }

    List<ChallengerResult> results(List<Standing> standings, double annuity, boolean money) {
        List<ChallengerResult> list = new ArrayList<>();
        for (Entered one : entered) {
            Optional<Standing> standing = standings.stream()
                    .filter(s -> s.challenger().equals(one.challenger().name()))
                    .findFirst();
            Estimate difference = standing.map(Standing::difference).orElse(null);
            list.add(new ChallengerResult(
                    one.challenger().name(),
                    one.challenger().origin().shown(),
                    one.digest(),
                    standing.map(Standing::against).orElse(null),
                    difference,
                    difference == null || !money ? null : difference.times(1 / annuity),
                    standing.map(Standing::probabilityBetter).orElse(Double.NaN),
                    standing.map(Standing::aheadOfAll).orElse(false),
                    standing.map(Standing::excluded).orElse(null),
                    standing.map(Standing::sentence)
                            .orElseGet(
                                    () -> "Your model " + one.challenger().name() + " was not scored: " + reason(one)),
                    notes(one)));
        }
        return list;
    }

    private List<String> notes(Entered one) {
        List<String> notes = new ArrayList<>();
        one.notes().forEach(note -> notes.add(sentence(note)));
        BusinessCase business = course.question().business();
        if (business != null && one.scored(course.folds().folds().size())) {
            Optional<ChallengerPrice> price = business.price(one.challenger().name());
            if (price.isEmpty()) {
                notes.add("The case says nothing of what it costs: it is charged the days of a classical model and"
                        + " servers of one's own.");
            }
            if (!business.constraints().none()) {
                notes.add(
                        "Whether it respects what the case demands of every model (forbidden and monotone columns) was"
                                + " not looked at.");
            }
            if (one.footprint().isEmpty()) {
                notes.add(
                        "How long it takes to answer and what memory it needs was not measured: limits of the case are"
                                + " not held against it"
                                + (price.map(ChallengerPrice::perCall).isPresent()
                                        ? "."
                                        : ", and it is charged the least number of servers."));
            }
        }
        return notes;
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /** Prices of challengers that are none. */
    List<String> unmatched() {
        BusinessCase business = course.question().business();
        List<String> names = entered.stream().map(e -> e.challenger().name()).toList();
        if (business == null || names.isEmpty()) {
            return List.of();
        }
        return business.challengers().stream()
                .map(ChallengerPrice::name)
                .filter(name -> !names.contains(name))
                .map(name -> "The case prices " + name + ", which is no challenger of this study"
                        + Nearest.hint(name, names).replace("?", "") + ".")
                .toList();
    }

    List<Measured.Meter> meters() {
        List<Measured.Meter> meters = new ArrayList<>();
        for (Entered one : entered) {
            double seconds = 0;
            for (Outcome outcome : one.outcomes()) {
                seconds += outcome instanceof Outcome.Scored scored
                        ? scored.timing().fitSeconds() + scored.timing().predictSeconds()
                        : 0;
            }
            Footprint footprint = one.footprint().orElse(null);
            meters.add(new Measured.Meter(one.challenger().name(), seconds, footprint, null));
        }
        return meters;
    }
}
