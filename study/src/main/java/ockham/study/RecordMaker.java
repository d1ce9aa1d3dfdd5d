package ockham.study;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Task;
import ockham.score.monotone.Monotonicity;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.business.CaseFile;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Comparison;
import ockham.study.compare.Estimate;
import ockham.study.compare.Reliability;
import ockham.study.ensemble.Ensemble;
import ockham.study.ensemble.Ensembles;
import ockham.study.harm.Harm;
import ockham.study.race.Outcome;
import ockham.study.report.DataResult;
import ockham.study.report.Doubts;
import ockham.study.report.Explanation;
import ockham.study.report.FeatureWorth;
import ockham.study.report.LearningCurves;
import ockham.study.report.Measured;
import ockham.study.report.MetricResult;
import ockham.study.report.Scorecard;
import ockham.study.report.SignalResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.Winner;
import ockham.study.value.Contender;
import ockham.study.value.Valuation;
import ockham.study.verdict.Kind;
import ockham.study.verdict.Standing;
import ockham.study.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Puts what the stages found into the one finished record. */
final class RecordMaker {
    private final StudyCourse course;

    RecordMaker(StudyCourse course) {
        this.course = course;
    }

    /** What the stages found. */
    record Results(
            Map<Candidate, List<Outcome>> outcomes,
            Ensembles.Made ensembles,
            Comparison comparison,
            FinalModels.Made made,
            Valuation valuation,
            Verdict verdict,
            Explanations.Explained explained,
            Optional<Reliability> reliability,
            Harm harm,
            FeatureWorth features,
            SignalResult signal,
            LearningCurves curves,
            List<Finding> failings,
            Map<String, Monotonicity> checks,
            Brought brought,
            List<Standing> standings) {}

    StudyRecord make(Results results) {
        Verdict verdict = results.verdict();
        Winner winner = winner(results);
        Estimate winnerScore = winner == null
                ? null
                : results.comparison()
                        .score(winner.candidate())
                        .map(Comparison.Score::estimate)
                        .orElse(null);
        MoneyMaker money = new MoneyMaker(results.valuation(), verdict);
        ConstraintsMaker constraints = new ConstraintsMaker(course, results.checks());
        List<Finding> findings = Stream.concat(findings(constraints).stream(), results.failings().stream())
                .toList();
        List<String> notes = new ArrayList<>(results.comparison().warnings());
        notes.addAll(results.valuation().notes());
        if (course.settings().budget() != null) {
            notes.add("The study had a time budget: what was cut short or left out for it depends on the machine's"
                    + " speed, so another run may differ.");
        }
        results.made().problems().forEach((name, problem) -> notes.add(name + " has no final model: " + problem + "."));
        notes.addAll(results.brought().unmatched());
        return new StudyRecord(
                course.plan().ockham(),
                verdict.kind().label(),
                verdict.sentence()
                        + Doubts.of(findings).map(doubt -> " " + doubt).orElse(""),
                winner,
                verdict.probability(),
                verdict.reasons(),
                new MetricResult(
                        results.comparison().metric().title(),
                        results.comparison().metric().higherIsBetter(),
                        winnerScore,
                        results.valuation().money()
                                ? Double.NaN
                                : results.valuation().delta()),
                money.result(),
                money.comparisons(),
                money.breakEvens(),
                money.moreRows(results.curves().sides().stream()
                        .anyMatch(side -> side.finding() != LearningCurves.Finding.NOT_MEASURED)),
                new CandidateResults(course).raced(results, winner, money),
                results.brought()
                        .results(
                                results.standings(),
                                results.valuation().annuity(),
                                results.valuation().money()),
                findings,
                data(),
                constraints.result(),
                results.reliability().orElse(null),
                explanation(results),
                scorecard(results, constraints),
                results.harm(),
                results.features(),
                results.signal(),
                results.curves(),
                notes,
                new ProvenanceMaker(course).make(),
                measured(results));
    }

    /** The record of a study that its data blocks. */
    StudyRecord blocked(Verdict verdict) {
        ConstraintsMaker constraints = new ConstraintsMaker(course, Map.of());
        return new StudyRecord(
                course.plan().ockham(),
                verdict.kind().label(),
                verdict.sentence(),
                null,
                verdict.probability(),
                verdict.reasons(),
                new MetricResult(
                        course.question().metric().title(),
                        course.question().metric().higherIsBetter(),
                        null,
                        Double.NaN),
                null,
                List.of(),
                List.of(),
                null,
                new CandidateResults(course).blocked(),
                List.of(),
                findings(constraints),
                data(),
                constraints.result(),
                null,
                null,
                Scorecard.none("What it takes to understand a model was not measured: the study is blocked."),
                Harm.none("Where a model does harm was not looked at: the study is blocked."),
                FeatureWorth.none("The worth of feature engineering was not measured: the study is blocked."),
                SignalResult.none("Whether there is any signal was not tested: the study is blocked."),
                LearningCurves.none("What more rows would be worth was not measured: the study is blocked."),
                List.of(),
                new ProvenanceMaker(course).make(),
                new Measured(ProvenanceMaker.machine(), now(), course.seconds(), Double.NaN, Double.NaN, List.of()));
    }

    private @Nullable Winner winner(Results results) {
        Kind kind = results.verdict().kind();
        String name = results.verdict().winner();
        if (name == null || kind == Kind.DO_NOT_BUILD || kind == Kind.BLOCKED) {
            return null;
        }
        Contender contender = results.valuation().contender(name).orElseThrow();
        boolean model = java.nio.file.Files.exists(course.folder().model(name));
        return contender.family() == Family.NOTHING
                ? null
                : new Winner(name, contender.family(), model ? "models/" + name + ".ockham" : null);
    }

    /** The audit's findings, after what was noticed while reading. */
    private List<Finding> findings(ConstraintsMaker constraints) {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "target",
                Severity.INFORMS,
                List.of(course.plan().target()),
                course.question().target().how(),
                "Predicted."));
        String time = course.plan().time();
        if (time != null && course.data().everything().column(time).kind() == ColumnKind.NUMBER) {
            findings.add(new Finding(
                    "time",
                    Severity.INFORMS,
                    List.of(time),
                    "named by --time, it holds numbers and no times",
                    "Taken as an order: smaller is earlier. Rows with the same number stay together."));
        }
        if (course.data().dropped() > 0) {
            findings.add(new Finding(
                    "missing target",
                    Severity.WARNS,
                    List.of(course.plan().target()),
                    course.data().dropped() + " rows have no value of the target",
                    "Left out of the study."));
        }
        Path business = course.settings().caseFile();
        long invented = business == null ? 0 : CaseFile.invented(business);
        if (business != null && invented > 0) {
            findings.add(new Finding(
                    Doubts.INVENTED,
                    Severity.WARNS,
                    List.of(),
                    invented + (invented == 1 ? " line" : " lines") + " of the case " + business.getFileName()
                            + " still " + (invented == 1 ? "says" : "say") + " \"# invented\"",
                    "Put your own amounts there and take the words away: until then neither the money nor the"
                            + " verdict means anything."));
        }
        for (String note : course.snapshot().notes()) {
            findings.add(new Finding("reading", Severity.INFORMS, List.of(), note, "Read so."));
        }
        if (!course.settings().drop().isEmpty()) {
            findings.add(new Finding(
                    "dropped",
                    Severity.INFORMS,
                    course.settings().drop(),
                    "named by --drop",
                    "Left out of every model."));
        }
        findings.addAll(constraints.findings());
        findings.addAll(course.audit().findings());
        return findings;
    }

    private DataResult data() {
        Task task = course.data().task();
        String name = switch (task) {
            case Task.Binary _ -> "binary";
            case Task.Multiclass _ -> "multiclass";
            case Task.Regression _ -> "number";
        };
        return new DataResult(
                course.sourceName(),
                course.sourceKind(),
                course.data().target().length,
                course.data().target().length - course.data().trainRows(),
                course.data().features(course.plan()).columns().size(),
                course.plan().target(),
                name,
                task instanceof Task.Binary binary ? binary.positive() : null,
                course.folds().how(),
                course.folds().perRepeat(),
                course.folds().repeats(),
                shares(task),
                course.plan().leftOut());
    }

    private List<DataResult.ClassShare> shares(Task task) {
        double[] target = course.data().target();
        List<DataResult.ClassShare> shares = new ArrayList<>();
        for (int k = 0; k < task.classes().size(); k++) {
            int wanted = k;
            long rows = Arrays.stream(target).filter(v -> (int) v == wanted).count();
            shares.add(new DataResult.ClassShare(task.classes().get(k), rows, rows / (double) target.length));
        }
        return shares;
    }

    private @Nullable Explanation explanation(Results results) {
        String explained = results.explained().candidate();
        return explained == null
                ? null
                : new Explanation(
                        explained,
                        results.explained().unit(),
                        "What is lost when the column's cells change places, on rows of the first fold"
                                + " that the model has not seen; mean of five shuffles, with a 90 % interval. "
                                + results.explained().note(),
                        results.explained().importance().stream()
                                .map(i -> new Explanation.Importance(
                                        i.column(), new Estimate(i.mean(), i.low(), i.high())))
                                .toList());
    }

    private Scorecard scorecard(Results results, ConstraintsMaker constraints) {
        String mixed = results.ensembles().ensembles().stream()
                .map(Ensemble::name)
                .filter(name -> name.equals(results.verdict().winner()))
                .findFirst()
                .orElse(null);
        return new ScorecardMaker(
                        course.data().task(), course.plan().target(), mixed, results.explained(), constraints.result())
                .make();
    }

    private Measured measured(Results results) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        results.outcomes().forEach((candidate, byFold) -> {
            double sum = 0;
            for (Outcome outcome : byFold) {
                sum += outcome instanceof Outcome.Scored scored
                        ? scored.timing().fitSeconds() + scored.timing().predictSeconds()
                        : 0;
            }
            seconds.put(candidate.name(), sum);
        });
        for (Ensemble ensemble : results.ensembles().ensembles()) {
            seconds.put(
                    ensemble.name(),
                    ensemble.members().stream()
                            .mapToDouble(m -> seconds.getOrDefault(m.candidate(), 0.0))
                            .sum());
        }
        List<Measured.Meter> meters = new ArrayList<>();
        seconds.forEach((name, sum) -> meters.add(new Measured.Meter(
                name,
                sum,
                results.made().footprints().get(name),
                results.made().doubts().get(name))));
        meters.addAll(results.brought().meters());
        return new Measured(
                ProvenanceMaker.machine(),
                now(),
                course.seconds(),
                course.forecast().orElse(Double.NaN),
                results.explained().millis(),
                meters);
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
