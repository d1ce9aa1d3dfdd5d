package ockham.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import ockham.score.Seeds;
import ockham.study.business.BusinessCase;
import ockham.study.candidate.Candidate;
import ockham.study.compare.Metric;
import ockham.study.ensemble.Ensemble;
import ockham.study.explain.ExplainJob;
import ockham.study.explain.Importance;
import ockham.study.explain.ScorecardQuestion;
import ockham.study.race.Evidence;
import ockham.study.race.WorkerProcess;
import ockham.study.value.Valuation;
import ockham.study.verdict.Verdict;
import org.jspecify.annotations.Nullable;

/** Has a worker explain the winner, once: what it looks at is kept with the evidence. */
record Explanations(StudyCourse course, Evidence evidence, StudyListener listener, FinalModels finals) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int EXPLAINED = 200;

    /**
     * What was explained: the winner, or the best by the metric where nobody won.
     *
     * @param unit what importances are in: money a year, or the metric
     * @param told all that the worker answered, what later stages asked of the same model too
     */
    record Explained(@Nullable String candidate, List<Importance> importance, String note, String unit, JsonNode told) {
        static Explained none() {
            return new Explained(null, List.of(), "", "", JSON.missingNode());
        }

        /** What explaining one row took, by the clock; NaN where it was not measured. */
        double millis() {
            return told.path(ScorecardQuestion.NAME)
                    .path("shapley")
                    .path("millis")
                    .asDouble(Double.NaN);
        }
    }

    Explained explain(List<Candidate> models, List<Ensemble> ensembles, Valuation valuation, Verdict verdict) {
        Optional<Ensemble> winner = ensembles.stream()
                .filter(e -> e.name().equals(verdict.winner()))
                .findFirst();
        String name = winner.map(e -> e.members().getFirst().candidate())
                .or(() -> Optional.ofNullable(verdict.winner()))
                .orElse("");
        Optional<Candidate> found =
                models.stream().filter(m -> m.name().equals(name)).findFirst().or(() -> leader(models, valuation));
        if (found.isEmpty()) {
            return Explained.none();
        }
        Candidate candidate = found.get();
        Metric metric = course.question().metric();
        BusinessCase business = Files.exists(course.folder().model(candidate.name()))
                ? course.question().business()
                : null;
        String score = business == null ? metric.label() : Long.toHexString(Seeds.of(0, String.valueOf(business)));
        String key = "explanation " + candidate.name() + " " + score;
        Optional<String> stored = evidence.property(key);
        if (stored.isEmpty()) {
            listener.stage("explaining " + candidate.name());
            ObjectNode request = finals.fitting("explain", 1).put("metric", metric.label());
            finals.left().ifPresent(left -> request.put(ExplainJob.LEFT, left));
            if (business != null) {
                request.put("archive", course.folder().model(candidate.name()).toString())
                        .put("perYear", business.volume().mean());
            }
            if (!(finals.ask(candidate, request) instanceof WorkerProcess.Reply.Done(JsonNode values, long _))) {
                return Explained.none();
            }
            stored = Optional.of(values.toString());
            evidence.property(key, stored.get());
        }
        JsonNode told = parse(stored.get());
        String share = winner.map(e -> e.name() + " is " + e.formula() + "; its heaviest member is shown. ")
                .orElse("");
        return new Explained(
                candidate.name(),
                importance(told),
                share
                        + told.path("note").asText("")
                        + (told.path("cutShort").asBoolean()
                                ? " The fit explained was cut short for want of time."
                                : ""),
                business == null ? metric.title() : business.currency() + " a year",
                told);
    }

    /** The candidate expected to be worth most where no model wins. */
    private static Optional<Candidate> leader(List<Candidate> models, Valuation valuation) {
        return models.stream()
                .filter(m -> valuation.contender(m.name()).isPresent())
                .max(Comparator.comparingDouble(
                        m -> valuation.contender(m.name()).orElseThrow().net().mean()));
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
