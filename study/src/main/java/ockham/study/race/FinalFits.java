package ockham.study.race;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import ockham.api.Family;
import ockham.api.MachineError;
import ockham.study.candidate.Candidate;

/**
 * The final fits of a study: each candidate once more, on all rows, kept as an archive. What fitting took is kept with the
 * evidence, so that a resumed study finds what is there. Safe for use by several threads.
 */
public final class FinalFits {
    private static final String CUT_SHORT =
            "the final fit on all rows was cut short by the time ceiling: the saved model is not all it could be";
    private static final String CUT_BY_BUDGET =
            "the final fit on all rows was cut short by the time budget: the saved model is not all it could be";

    private static final String NOTHING_LEARNT =
            "the final fit on all rows was cut short before it had learnt anything, so there is no model to put into"
                    + " service: give more time, or race fewer with --families";

    private final Evidence evidence;
    private final Function<String, Path> archive;
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    /** @param archive where the model of a candidate is kept */
    public FinalFits(Evidence evidence, Function<String, Path> archive) {
        this.evidence = evidence;
        this.archive = archive;
    }

    /**
     * What a final fit took.
     *
     * @param note what the user should know of it; may be empty
     */
    public record Fitted(double seconds, double cpuSeconds, long peakBytes, String note) {}

    /** What is known of a candidate's final fit, if its archive is there. */
    public Optional<Fitted> fitted(String candidate) {
        return Files.exists(archive.apply(candidate))
                ? evidence.property(key(candidate))
                        .filter(json -> !json.isEmpty())
                        .map(FinalFits::read)
                : Optional.empty();
    }

    /** Why a candidate has no final model, once that is known. */
    public Optional<String> problem(String candidate) {
        return Optional.ofNullable(problems.get(candidate));
    }

    /** Whether a candidate is to be fitted yet: doing nothing needs no model. */
    boolean open(Candidate candidate) {
        return candidate.family() != Family.NOTHING
                && !problems.containsKey(candidate.name())
                && fitted(candidate.name()).isEmpty();
    }

    /**
     * Fits in a worker of the candidate's.
     *
     * @param seconds it may take, infinite if only the ceiling counts
     * @param off asked often; once true the fit is called off, which is no problem of the candidate's
     * @return whether it has ended, well or not
     */
    public boolean fit(
            Candidate candidate, WorkerProcess worker, double seconds, BooleanSupplier off, WorkerProcess.Steps steps) {
        ObjectNode request = Protocol.message("job")
                .put("job", RefitJob.NAME)
                .put("result", archive.apply(candidate.name()).toString());
        if (seconds < Double.POSITIVE_INFINITY) {
            request.put(Trainer.SECONDS, seconds);
        }
        // What is known of an earlier model must not be taken for this one's.
        evidence.property(key(candidate.name()), "");
        evidence.forget(candidate.name());
        switch (worker.ask(request, off, steps)) {
            case WorkerProcess.Reply.Done(JsonNode values, long peak) -> {
                if (values.path("cutShort").asBoolean()
                        && values.path("learntNothing").asBoolean()) {
                    delete(archive.apply(candidate.name()));
                    problems.put(candidate.name(), NOTHING_LEARNT);
                    return true;
                }
                new MonotoneChecks(evidence).keep(candidate.name(), values);
                evidence.property(
                        key(candidate.name()),
                        Protocol.JSON
                                .createObjectNode()
                                .put("seconds", values.path("fitSeconds").asDouble())
                                .put("cpuSeconds", values.path("cpuSeconds").asDouble())
                                .put("peakBytes", peak)
                                .put("note", note(values))
                                .toString());
            }
            case WorkerProcess.Reply.Broken(String reason) -> problems.put(candidate.name(), reason);
            case WorkerProcess.Reply.Unavailable(String reason) -> problems.put(candidate.name(), reason);
            case WorkerProcess.Reply.CalledOff() -> {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new MachineError("cannot remove " + file + ": " + e.getMessage(), e);
        }
    }

    private static String note(JsonNode values) {
        return !values.path("cutShort").asBoolean()
                ? ""
                : values.path("byBudget").asBoolean() ? CUT_BY_BUDGET : CUT_SHORT;
    }

    private static String key(String candidate) {
        return "final fit of " + candidate;
    }

    private static Fitted read(String json) {
        try {
            JsonNode values = Protocol.JSON.readTree(json);
            return new Fitted(
                    values.path("seconds").asDouble(),
                    values.path("cpuSeconds").asDouble(),
                    values.path("peakBytes").asLong(),
                    values.path("note").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the evidence's final fit is not JSON", e);
        }
    }
}
