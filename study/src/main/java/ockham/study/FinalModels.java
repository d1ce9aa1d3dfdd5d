package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import ockham.api.Footprint;
import ockham.api.MachineError;
import ockham.study.candidate.Candidate;
import ockham.study.race.Evidence;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;

/**
 * Fits finished candidates again on all rows, keeps them as archives and measures their footprint: fits side by side,
 * measurements one after another with nothing else running.
 */
final class FinalModels {
    private static final String REFIT = "refit";
    private static final String FOOTPRINT = "footprint";

    private final StudyFolder folder;
    private final Evidence evidence;
    private final WorkerSettings workers;
    private final BooleanSupplier off;

    FinalModels(StudyFolder folder, Evidence evidence, WorkerSettings workers, BooleanSupplier off) {
        this.folder = folder;
        this.evidence = evidence;
        this.workers = workers;
        this.off = off;
    }

    /** What became of the refits: footprints of those that went well, reasons of the others. */
    record Made(Map<String, Footprint> footprints, Map<String, String> problems) {}

    Made make(List<Candidate> candidates, int parallel) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Footprint> footprints = new LinkedHashMap<>();
        Map<String, WorkerProcess.Reply> replies =
                refit(candidates.stream().filter(c -> !made(c)).toList(), parallel);
        for (Candidate candidate : candidates) {
            WorkerProcess.Reply reply = replies.get(candidate.name());
            if (reply == null) {
                evidence.footprint(candidate.name()).ifPresent(f -> footprints.put(candidate.name(), f));
            } else if (reply instanceof WorkerProcess.Reply.Done done) {
                measure(candidate, done)
                        .ifPresentOrElse(
                                footprint -> footprints.put(candidate.name(), footprint),
                                () -> problems.put(candidate.name(), "its footprint could not be measured"));
            } else {
                problems.put(candidate.name(), reason(reply));
            }
        }
        return new Made(footprints, problems);
    }

    private boolean made(Candidate candidate) {
        return Files.exists(folder.model(candidate.name()))
                && evidence.footprint(candidate.name()).isPresent();
    }

    private Map<String, WorkerProcess.Reply> refit(List<Candidate> candidates, int parallel) {
        Map<String, WorkerProcess.Reply> replies = new LinkedHashMap<>();
        try (ExecutorService slots = Executors.newFixedThreadPool(parallel)) {
            Map<String, Future<WorkerProcess.Reply>> running = new LinkedHashMap<>();
            // The last on the ladder takes longest, so it starts first.
            for (Candidate candidate : candidates.reversed()) {
                Path model = folder.model(candidate.name());
                running.put(
                        candidate.name(),
                        slots.submit(() -> ask(candidate, request(REFIT).put("result", model.toString()))));
            }
            for (Map.Entry<String, Future<WorkerProcess.Reply>> entry : running.entrySet()) {
                replies.put(entry.getKey(), entry.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MachineError("interrupted", e);
        } catch (ExecutionException e) {
            throw new MachineError("fitting the final models broke off: " + e.getCause(), e);
        }
        return replies;
    }

    private Optional<Footprint> measure(Candidate candidate, WorkerProcess.Reply.Done refit) {
        ObjectNode request =
                request(FOOTPRINT).put("archive", folder.model(candidate.name()).toString());
        if (!(ask(candidate, request) instanceof WorkerProcess.Reply.Done(JsonNode values, long _))) {
            return Optional.empty();
        }
        Footprint footprint = new Footprint(
                refit.values().path("fitSeconds").asDouble(),
                values.path("p50").asDouble(),
                values.path("p99").asDouble(),
                values.path("p99Low").asDouble(),
                values.path("p99High").asDouble(),
                values.path("rowsPerSecond").asDouble(),
                values.path("archiveBytes").asLong(),
                values.path("parameters").asLong(),
                refit.peakBytes(),
                refit.values().path("cpuSeconds").asDouble());
        evidence.record(candidate.name(), footprint);
        return Optional.of(footprint);
    }

    /** One job in a worker of its own. */
    WorkerProcess.Reply ask(Candidate candidate, ObjectNode request) {
        try (WorkerProcess worker = WorkerProcess.start(workers, folder.path(), candidate.name(), 1)) {
            return worker.ask(request, off, (done, total) -> {});
        }
    }

    static ObjectNode request(String job) {
        return JsonNodeFactory.instance.objectNode().put("kind", "job").put("job", job);
    }

    static String reason(WorkerProcess.Reply reply) {
        return switch (reply) {
            case WorkerProcess.Reply.Broken(String reason) -> reason;
            case WorkerProcess.Reply.Unavailable(String reason) -> reason;
            case WorkerProcess.Reply.CalledOff() -> "the time budget ended before it did";
            case WorkerProcess.Reply.Done _ -> "";
        };
    }
}
