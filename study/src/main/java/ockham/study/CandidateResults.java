package ockham.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import ockham.api.Family;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Skip;
import ockham.study.compare.Comparison;
import ockham.study.ensemble.Ensemble;
import ockham.study.race.Outcome;
import ockham.study.report.CandidateResult;
import ockham.study.report.Winner;
import org.jspecify.annotations.Nullable;

/** The part of the record on candidates: every one, the skipped and the failed too. */
record CandidateResults(StudyCourse course) {
    /** Where the data blocks the study. */
    List<CandidateResult> blocked() {
        List<CandidateResult> candidates = new ArrayList<>();
        for (Candidate candidate : course.ladder().candidates()) {
            candidates.add(unscored(
                    candidate.name(),
                    candidate.family(),
                    candidate.rung(),
                    CandidateResult.Outcome.SKIPPED,
                    "not trained: the data has a fault that blocks the study"));
        }
        addSkips(candidates, course.ladder().skipped());
        candidates.addAll(Brought.none(course).blocked());
        return candidates;
    }

    List<CandidateResult> raced(RecordMaker.Results results, @Nullable Winner winner, MoneyMaker money) {
        List<CandidateResult> list = new ArrayList<>();
        results.outcomes().forEach((candidate, byFold) -> {
            if (results.comparison().score(candidate.name()).isPresent()) {
                list.add(scored(results, candidate, winner, money));
            } else {
                list.add(unfinished(candidate, byFold));
            }
        });
        results.ensembles().ensembles().forEach(e -> list.add(ensemble(results, e, winner, money)));
        addSkips(list, course.ladder().skipped());
        addSkips(list, results.ensembles().skipped());
        list.addAll(results.brought().candidates(results, winner, money));
        return list;
    }

    private CandidateResult ensemble(
            RecordMaker.Results results, Ensemble ensemble, @Nullable Winner winner, MoneyMaker money) {
        var footprint = results.made().footprints().get(ensemble.name());
        long parameters = footprint == null ? 0 : footprint.parameters();
        return new CandidateResult(
                ensemble.name(),
                ensemble.family(),
                ensemble.entry().rung(),
                CandidateResult.Outcome.SCORED,
                null,
                results.comparison().score(ensemble.name()).orElseThrow().estimate(),
                money.net(ensemble.name()),
                winner == null ? null : money.against(ensemble.name(), winner.candidate()),
                ensemble.members().size() + " models",
                parameters,
                new TreeMap<>(Map.of("mean", ensemble.formula())),
                1);
    }

    private CandidateResult scored(
            RecordMaker.Results results, Candidate candidate, @Nullable Winner winner, MoneyMaker money) {
        Comparison comparison = results.comparison();
        var footprint = results.made().footprints().get(candidate.name());
        return new CandidateResult(
                candidate.name(),
                candidate.family(),
                candidate.rung(),
                CandidateResult.Outcome.SCORED,
                note(results, candidate),
                comparison.score(candidate.name()).orElseThrow().estimate(),
                money.net(candidate.name()),
                winner == null ? null : money.against(candidate.name(), winner.candidate()),
                footprint == null ? "" : Sizes.of(candidate, footprint.parameters()),
                footprint == null ? 0 : footprint.parameters(),
                new TreeMap<>(candidate.settings()),
                candidate.learner().settingsTried());
    }

    /** What the user should know of a finished candidate, such as a fit that the clock cut short. */
    private static @Nullable String note(RecordMaker.Results results, Candidate candidate) {
        List<String> notes = new ArrayList<>();
        results.outcomes().getOrDefault(candidate, List.of()).stream()
                .map(Outcome::reason)
                .filter(r -> !r.isEmpty())
                .findFirst()
                .ifPresent(notes::add);
        Optional.ofNullable(results.made().notes().get(candidate.name())).ifPresent(notes::add);
        Optional.ofNullable(results.made().problems().get(candidate.name()))
                .ifPresent(problem -> notes.add("not weighed, for it has no final model: " + problem));
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private CandidateResult unfinished(Candidate candidate, List<Outcome> byFold) {
        Outcome end = byFold.stream()
                .filter(o -> !(o instanceof Outcome.Scored))
                .findFirst()
                .orElse(new Outcome.Stopped("the time budget ended before it began"));
        CandidateResult.Outcome outcome = switch (end) {
            case Outcome.Scored _, Outcome.Stopped _ -> CandidateResult.Outcome.STOPPED;
            case Outcome.Skipped _ -> CandidateResult.Outcome.SKIPPED;
            case Outcome.Failed _ -> CandidateResult.Outcome.FAILED;
        };
        return unscored(candidate.name(), candidate.family(), candidate.rung(), outcome, end.reason());
    }

    private static void addSkips(List<CandidateResult> list, List<Skip> skipped) {
        for (Skip skip : skipped) {
            list.add(unscored(
                    skip.candidate(), skip.family(), list.size(), CandidateResult.Outcome.SKIPPED, skip.reason()));
        }
    }

    private static CandidateResult unscored(
            String name, Family family, int rung, CandidateResult.Outcome outcome, String reason) {
        return new CandidateResult(name, family, rung, outcome, reason, null, null, null, "", 0, new TreeMap<>(), 0);
    }
}
