package ockham.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import ockham.api.Bundle;
import ockham.api.Family;
import ockham.api.Footprint;
import ockham.api.MachineError;
import ockham.api.Trait;
import ockham.api.UserError;
import ockham.score.Archive;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Compare;
import ockham.study.compare.CompareSettings;
import ockham.study.compare.Comparison;
import ockham.study.compare.OutOfFold;
import ockham.study.explain.Importance;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;
import ockham.study.report.Page;
import ockham.study.report.PageDraws;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import ockham.study.value.CandidateCost;
import ockham.study.value.MetricInputs;
import ockham.study.value.Rules;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import ockham.study.value.ValueInputs;
import ockham.study.verdict.Verdict;
import ockham.study.verdict.VerdictSettings;
import ockham.study.verdict.Verdicts;
import org.jspecify.annotations.Nullable;

/** From outcomes to the verdict and its files: everything after the race. */
final class Ending {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EXPLAINED = 200;

    private final StudyCourse course;
    private final Evidence evidence;
    private final WorkerSettings workers;
    private final StudyListener listener;
    private final BooleanSupplier off;

    Ending(StudyCourse course, Evidence evidence, WorkerSettings workers, StudyListener listener, BooleanSupplier off) {
        this.course = course;
        this.evidence = evidence;
        this.workers = workers;
        this.listener = listener;
        this.off = off;
    }

    /** Judges the race and writes the study's files. */
    StudyRecord judge(Map<Candidate, List<Outcome>> outcomes) {
        OutOfFold predictions = Judged.outOfFold(course.data(), course.plan(), course.folds(), outcomes);
        Comparison comparison =
                Compare.of(predictions, new CompareSettings(course.question().metric()));
        List<Candidate> models = outcomes.keySet().stream()
                .filter(c -> c.family() != Family.NOTHING
                        && comparison.score(c.name()).isPresent())
                .toList();
        listener.stage("fitting " + models.size() + " final models on all rows and measuring their footprint");
        FinalModels finals = new FinalModels(course.folder(), evidence, workers, off);
        FinalModels.Made made = finals.make(models, course.settings().threads());
        Valuation valuation = value(deployable(predictions, made), comparison, models, made.footprints());
        Verdict verdict = Verdicts.decide(valuation, course.audit().findings(), VerdictSettings.USUAL);
        Explained explained = explain(finals, models, verdict, comparison);
        StudyRecord record = new RecordMaker(course)
                .make(new RecordMaker.Results(outcomes, comparison, made, valuation, verdict, explained));
        PageDraws draws = PageDrawing.of(valuation, course.question().business(), costs(models, made.footprints()));
        Files files = new Files(course.folder());
        files.begin();
        keepModels(predictions, models);
        files.write(record, draws);
        return record;
    }

    /** What can be put into service: a candidate without a final model has unknown costs and may not win. */
    private static OutOfFold deployable(OutOfFold all, FinalModels.Made made) {
        List<OutOfFold.Entry> entries = all.entries().stream()
                .filter(e -> e.family() == Family.NOTHING || made.footprints().containsKey(e.candidate()))
                .toList();
        return new OutOfFold(all.task(), all.truth(), all.group(), all.folds(), all.rows(), entries);
    }

    /** The verdict where the data has a fault that blocks: nothing was trained. */
    static StudyRecord blocked(StudyCourse course) {
        Verdict verdict = Verdicts.blocked(course.audit().findings());
        StudyRecord record = new RecordMaker(course).blocked(verdict);
        Files files = new Files(course.folder());
        files.begin();
        files.write(record, null);
        return record;
    }

    /** Writes the page again from the record and the draws that were kept beside it. */
    static StudyRecord again(StudyFolder folder) throws IOException {
        if (!java.nio.file.Files.exists(folder.verdict())) {
            throw new UserError(folder.path() + " holds no finished study: it has no verdict.json. If the study was"
                    + " interrupted, give its command again.");
        }
        StudyRecord record = VerdictJson.read(folder.verdict());
        Page.rewrite(record, folder.path().resolve("draws.json"), folder.path().resolve("report.html"));
        return record;
    }

    /**
     * The files that the record is written to. {@code verdict.json} goes before anything of an earlier verdict is changed
     * and comes last: where it is, all else belongs to it, and a run that was killed in between is no finished study.
     */
    record Files(StudyFolder folder) {
        void begin() {
            try {
                java.nio.file.Files.deleteIfExists(folder.verdict());
            } catch (IOException e) {
                throw failure(e);
            }
        }

        void write(StudyRecord record, @Nullable PageDraws draws) {
            try {
                Page.keepDraws(draws, folder.path().resolve("draws.json"));
                Page.write(record, draws, folder.path().resolve("report.html"));
                VerdictJson.write(record, folder.verdict());
            } catch (IOException e) {
                throw failure(e);
            }
        }

        private MachineError failure(IOException e) {
            return new MachineError(
                    "cannot write the report to " + folder.path() + ": " + e.getMessage()
                            + ". The trials are kept; make room and run the same command again.",
                    e);
        }
    }

    private Valuation value(
            OutOfFold predictions, Comparison comparison, List<Candidate> models, Map<String, Footprint> footprints) {
        BusinessCase business = course.question().business();
        long seed = course.plan().seed();
        if (business != null) {
            return Value.of(predictions, business, new ValueInputs(costs(models, footprints), ValueInputs.DRAWS, seed));
        }
        List<MetricInputs.Entry> entries = new ArrayList<>();
        for (OutOfFold.Entry entry : predictions.entries()) {
            double[][] rows = comparison.score(entry.candidate()).orElseThrow().contributions();
            entries.add(new MetricInputs.Entry(entry.candidate(), entry.family(), entry.rung(), rows));
        }
        return Value.byMetric(new MetricInputs(
                comparison.metric().title(),
                entries,
                predictions.group(),
                Worthwhile.difference(comparison),
                ValueInputs.DRAWS,
                seed,
                !comparison.metric().higherIsBetter()));
    }

    private static List<CandidateCost> costs(List<Candidate> models, Map<String, Footprint> footprints) {
        List<CandidateCost> costs = new ArrayList<>();
        for (Candidate model : models) {
            Footprint footprint = footprints.get(model.name());
            if (footprint != null) {
                costs.add(new CandidateCost(
                        model.name(),
                        footprint.p99Micros() / 1e6,
                        footprint.peakBytes() / 1e6,
                        model.learner().traits().contains(Trait.GLASS_BOX)));
            }
        }
        return costs;
    }

    /** Puts the decision of the business case into the archives, and removes those that this verdict does not list. */
    private void keepModels(OutOfFold predictions, List<Candidate> models) {
        course.folder().keepModels(models.stream().map(Candidate::name).toList());
        decide(predictions, models);
    }

    private void decide(OutOfFold predictions, List<Candidate> models) {
        BusinessCase business = course.question().business();
        for (OutOfFold.Entry entry : predictions.entries()) {
            boolean kept = models.stream().anyMatch(m -> m.name().equals(entry.candidate()))
                    && java.nio.file.Files.exists(course.folder().model(entry.candidate()));
            if (kept) {
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

    /** What was explained: the winner, or the best by the metric where nobody won. */
    record Explained(@Nullable String candidate, List<Importance> importance, String note) {}

    private Explained explain(FinalModels finals, List<Candidate> models, Verdict verdict, Comparison comparison) {
        Candidate candidate = models.stream()
                .filter(m -> m.name().equals(verdict.winner()))
                .findFirst()
                .or(() -> models.stream()
                        .filter(m -> m.name().equals(comparison.best()))
                        .findFirst())
                .orElse(null);
        if (candidate == null) {
            return new Explained(null, List.of(), "");
        }
        String key =
                "importance " + candidate.name() + " " + comparison.metric().label();
        Optional<String> stored = evidence.property(key);
        if (stored.isEmpty()) {
            listener.stage("explaining " + candidate.name());
            WorkerProcess.Reply reply = finals.ask(
                    candidate,
                    FinalModels.request("explain")
                            .put("metric", comparison.metric().label()));
            if (!(reply instanceof WorkerProcess.Reply.Done(JsonNode values, long _))) {
                return new Explained(null, List.of(), "");
            }
            stored = Optional.of(values.toString());
            evidence.property(key, stored.get());
        }
        JsonNode found = parse(stored.get());
        return new Explained(
                candidate.name(), importance(found), found.path("note").asText(""));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's importance is not JSON", e);
        }
    }

    private static List<Importance> importance(JsonNode found) {
        List<Importance> importance = new ArrayList<>();
        for (JsonNode node : found.path("columns")) {
            if (importance.size() < EXPLAINED) {
                importance.add(new Importance(
                        node.path("column").asText(),
                        node.path("mean").asDouble(),
                        node.path("low").asDouble(),
                        node.path("high").asDouble()));
            }
        }
        return importance;
    }
}
