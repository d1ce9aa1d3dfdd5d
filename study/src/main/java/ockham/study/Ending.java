package ockham.study;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ockham.api.Bundle;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.api.UserError;
import ockham.score.Archive;
import ockham.score.monotone.Monotonicity;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Compare;
import ockham.study.compare.CompareSettings;
import ockham.study.compare.Comparison;
import ockham.study.compare.OutOfFold;
import ockham.study.compare.Reliability;
import ockham.study.ensemble.Ensemble;
import ockham.study.ensemble.Ensembles;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.race.Pace;
import ockham.study.race.WorkerSettings;
import ockham.study.report.FeatureWorth;
import ockham.study.report.Page;
import ockham.study.report.SignalResult;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import ockham.study.value.CandidateCost;
import ockham.study.value.Rules;
import ockham.study.value.Valuation;
import ockham.study.verdict.Standing;
import ockham.study.verdict.Standings;
import ockham.study.verdict.Verdict;
import ockham.study.verdict.VerdictSettings;
import ockham.study.verdict.Verdicts;

/** From outcomes to the verdict and its files: everything after the race. */
final class Ending implements AutoCloseable {

    private final StudyCourse course;
    private final Evidence evidence;
    private final StudyListener listener;
    private final WorkerSettings workers;
    private final Time time;
    private final ArchiveMeter meter;
    private final FinalModels finals;
    private final Brought brought;

    /**
     * What time there is.
     *
     * @param interrupted by the user
     */
    record Time(Pace pace, BooleanSupplier interrupted) {
        /** Whether nothing may go on but judging. */
        boolean over() {
            return interrupted.getAsBoolean() || pace.over();
        }
    }

    /**
     * What is known before the race.
     *
     * @param brought the user's own models, asked already
     */
    record Before(StudyCourse course, Brought brought) {}

    Ending(Before before, Evidence evidence, WorkerSettings workers, StudyListener listener, Time time) {
        this.course = before.course();
        this.brought = before.brought();
        this.evidence = evidence;
        this.listener = listener;
        this.workers = workers;
        this.time = time;
        this.meter = new ArchiveMeter(workers, course, time);
        this.finals = new FinalModels(
                course.folder(),
                evidence,
                new FinalModels.Means(
                        workers,
                        time,
                        meter,
                        new FinalModels.Asked(
                                course.data().rows(course.plan()), course.plan().seed())));
    }

    /** The final models: a race fits and measures as many of them as it can. */
    FinalModels finals() {
        return finals;
    }

    @Override
    public void close() {
        meter.close();
    }

    /** Judges the race and writes the study's files. */
    StudyRecord judge(Map<Candidate, List<Outcome>> outcomes) {
        OutOfFold predictions = Judged.outOfFold(course.data(), course.plan(), course.folds(), outcomes);
        List<Candidate> models = outcomes.keySet().stream()
                .filter(c -> c.family() != Family.NOTHING && predictions.has(c.name()))
                .toList();
        FeatureWorth features = ablation(outcomes, predictions);
        Curves.Measured curves = new Curves(course, evidence, new FurtherTrials.Means(workers, listener, time, finals))
                .measure(outcomes, predictions);
        listener.stage("fitting final models on all rows and measuring their footprint: " + models.size()
                + (time.pace().limited() ? "" : ", most of them done during the race"));
        return judge(new Raced(outcomes, predictions, models, features, curves));
    }

    private FeatureWorth ablation(Map<Candidate, List<Outcome>> outcomes, OutOfFold predictions) {
        return new Ablation(course, evidence, new FurtherTrials.Means(workers, listener, time, finals))
                .measure(outcomes, predictions);
    }

    /**
     * What the race has given.
     *
     * @param models those that were through on all folds
     */
    private record Raced(
            Map<Candidate, List<Outcome>> outcomes,
            OutOfFold predictions,
            List<Candidate> models,
            FeatureWorth features,
            Curves.Measured curves) {}

    private StudyRecord judge(Raced raced) {
        OutOfFold predictions = raced.predictions();
        FinalModels.Made fitted = finals.make(inOrder(raced), course.settings().threads());
        needAModel(raced.models(), fitted);
        OutOfFold deployable = deployable(predictions, fitted);
        Ensembles.Made ensembles = ensembles(deployable);
        ResultFiles files = new ResultFiles(course.folder());
        files.begin();
        FinalModels.Made made =
                finals.mix(ensembles.ensembles(), fitted, course.settings().threads());
        List<OutOfFold.Entry> mixed =
                ensembles.ensembles().stream().map(Ensemble::entry).toList();
        Comparison comparison = Compare.of(
                predictions.with(mixed).with(brought.entries()),
                new CompareSettings(course.question().metric()));
        OutOfFold judged = deployable(deployable.with(mixed), made);
        List<CandidateCost> costs = new ArrayList<>(Valuing.costs(raced.models(), made.footprints()));
        costs.addAll(brought.costs());
        Projections projections = Projections.of(
                raced.curves(), course.data().target().length, course.plan().seed());
        Valuation valuation = new Valuing(course).value(judged.with(brought.entries()), comparison, costs, projections);
        SignalResult signal =
                new SignalCheck(course, evidence, new SignalCheck.Means(workers, listener, time)).make(predictions);
        // Within groups the test is blind to what differs between them.
        VerdictSettings settings = VerdictSettings.USUAL.with(course.plan().group() == null ? signal.p() : Double.NaN);
        CurvesResult curves = new CurvesResult(course, raced.curves(), projections, valuation);
        Verdict decided = Verdicts.decide(valuation, course.audit().findings(), settings, curves.gains());
        List<Standing> standings = Standings.of(valuation, decided, settings);
        Verdict verdict = Standings.told(decided, standings);
        keepModels(judged);
        Explanations.Explained explained = new Explanations(course, evidence, listener, finals)
                .explain(raced.models(), ensembles.ensembles(), valuation, verdict);
        StudyRecord record = new RecordMaker(course)
                .make(new RecordMaker.Results(
                        raced.outcomes(),
                        ensembles,
                        comparison,
                        made,
                        valuation,
                        verdict,
                        explained,
                        reliability(judged, verdict, explained),
                        new HarmCheck(course).look(judged, verdict, explained),
                        raced.features(),
                        signal,
                        curves.record(Verdicts.inputs(valuation, settings, curves.gains())),
                        new LateFindings(course).of(predictions),
                        checks(judged),
                        brought,
                        standings));
        files.write(
                record,
                PageDrawing.of(
                        valuation,
                        new PageDrawing.Judging(settings, curves.gains()),
                        course.question().business(),
                        costs));
        return record;
    }

    /** What was found of the final models that are judged, where columns are declared monotone. */
    private Map<String, Monotonicity> checks(OutOfFold judged) {
        Map<String, Monotonicity> checks = new LinkedHashMap<>();
        for (OutOfFold.Entry entry : judged.entries()) {
            finals.monotonicity(entry.candidate()).ifPresent(found -> checks.put(entry.candidate(), found));
        }
        return checks;
    }

    /** Of what the verdict has chosen, else of what is explained. */
    private static Optional<Reliability> reliability(
            OutOfFold judged, Verdict verdict, Explanations.Explained explained) {
        return Optional.ofNullable(verdict.winner())
                .flatMap(winner -> Reliability.of(judged, winner))
                .or(() -> Optional.ofNullable(explained.candidate()).flatMap(name -> Reliability.of(judged, name)));
    }

    /**
     * The order of final fits: the slowest first, so that no core idles while another works on the longest. Where time is
     * short the best first, so that what it does not do for is what matters least.
     */
    private List<Candidate> inOrder(Raced raced) {
        if (time.pace().limited()) {
            Comparison scores = Compare.of(
                    raced.predictions(), new CompareSettings(course.question().metric()));
            double sign = scores.metric().higherIsBetter() ? -1 : 1;
            return raced.models().stream()
                    .sorted(Comparator.comparingDouble((Candidate c) -> sign
                            * scores.score(c.name()).orElseThrow().estimate().mean()))
                    .toList();
        }
        return raced.models().stream()
                .sorted(Comparator.comparingDouble(
                        (Candidate c) -> -seconds(raced.outcomes().getOrDefault(c, List.of()))))
                .toList();
    }

    private static double seconds(List<Outcome> trials) {
        double sum = 0;
        for (Outcome trial : trials) {
            sum += trial instanceof Outcome.Scored scored ? scored.timing().fitSeconds() : 0;
        }
        return sum;
    }

    /** That no model was put in place in time says nothing of models. */
    private void needAModel(List<Candidate> models, FinalModels.Made fitted) {
        if (models.isEmpty() || !fitted.footprints().isEmpty()) {
            return;
        }
        if (time.pace().limited()) {
            throw new UserError(
                    "the time budget ended before any final model was fitted and measured, so there is no verdict."
                            + " Give more time with --budget and another folder with --out.");
        }
        Map.Entry<String, String> first =
                fitted.problems().entrySet().iterator().next();
        throw new MachineError("no final model could be fitted and measured, so there is no verdict; of "
                + first.getKey() + ": " + first.getValue()
                + ". The trials are kept; run the same command again.");
    }

    /** Mixed unless the user asked for other families. */
    private Ensembles.Made ensembles(OutOfFold deployable) {
        List<Family> asked = course.plan().families();
        return asked.isEmpty() || asked.contains(Family.ENSEMBLE)
                ? Ensembles.of(deployable, course.plan().time() != null)
                : Ensembles.notAsked();
    }

    /** What can be put into service: a candidate without a final model has unknown costs and may not win. */
    private static OutOfFold deployable(OutOfFold all, FinalModels.Made made) {
        return all.only(e -> e.family() == Family.NOTHING || made.footprints().containsKey(e.candidate()));
    }

    /** The verdict where the data has a fault that blocks: nothing was trained. */
    static StudyRecord blocked(StudyCourse course) {
        Verdict verdict = Verdicts.blocked(course.audit().findings());
        StudyRecord record = new RecordMaker(course).blocked(verdict);
        ResultFiles files = new ResultFiles(course.folder());
        files.begin();
        files.write(record, null);
        return record;
    }

    /** Writes the page again from the record and the draws that were kept beside it. */
    static StudyRecord again(StudyFolder folder) throws IOException {
        if (!Files.exists(folder.verdict())) {
            throw new UserError(folder.path() + " holds no finished study: it has no verdict.json. If the study was"
                    + " interrupted, give its command again.");
        }
        StudyRecord record = VerdictJson.read(folder.verdict());
        try {
            Page.rewrite(
                    record, folder.path().resolve("draws.json"), folder.path().resolve("report.html"));
        } catch (AccessDeniedException e) {
            throw new UserError(
                    "no permission to write the report in " + folder.path() + " (" + e.getMessage() + ")", e);
        }
        return record;
    }

    /** Puts the decision of the business case into the archives, and removes those that this verdict does not list. */
    private void keepModels(OutOfFold predictions) {
        course.folder()
                .keepModels(predictions.entries().stream()
                        .map(OutOfFold.Entry::candidate)
                        .toList());
        BusinessCase business = course.question().business();
        for (OutOfFold.Entry entry : predictions.entries()) {
            if (Files.exists(course.folder().model(entry.candidate()))) {
                Archive archive = Archive.read(course.folder().model(entry.candidate()));
                Optional<Bundle> rule = business == null
                        ? Optional.empty()
                        : Optional.of(Rules.of(business, predictions, entry).toBundle());
                try {
                    new Archive(archive.manifest(), archive.model(), rule)
                            .write(course.folder().model(entry.candidate()));
                } catch (IOException e) {
                    throw new MachineError("cannot write the model of " + entry.candidate() + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
