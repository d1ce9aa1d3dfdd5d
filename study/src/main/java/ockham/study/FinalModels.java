package ockham.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import ockham.api.Footprint;
import ockham.api.MachineError;
import ockham.api.Model;
import ockham.score.Archive;
import ockham.score.Blend;
import ockham.score.Manifest;
import ockham.study.candidate.Candidate;
import ockham.study.ensemble.Ensemble;
import ockham.study.race.Evidence;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;

/**
 * Fits finished candidates again on all rows, keeps them as archives and measures their footprint: fits side by side,
 * measurements one after another with nothing else running.
 */
final class FinalModels {
    private static final String REFIT = "refit";
    private static final String CUT_SHORT =
            "the final fit on all rows was cut short by the time ceiling: the saved model is not all it could be";
    private static final String CUT_BY_BUDGET =
            "the final fit on all rows was cut short by the time budget: the saved model is not all it could be";
    private static final String BUSY =
            "the machine was too busy to measure how long a row waits: its latency is that of single calls";
    /** Of an ensemble's members together: the same on every machine, for it decides who can win. */
    private static final long MOST_BYTES = 100_000_000;

    private final StudyFolder folder;
    private final Evidence evidence;
    private final WorkerSettings workers;
    private final Ending.Time time;
    private final ArchiveMeter meter;

    /**
     * What there is to work with.
     *
     * @param meter belongs to the caller
     */
    record Means(WorkerSettings workers, Ending.Time time, ArchiveMeter meter) {}

    FinalModels(StudyFolder folder, Evidence evidence, Means means) {
        this.folder = folder;
        this.evidence = evidence;
        this.workers = means.workers();
        this.time = means.time();
        this.meter = means.meter();
    }

    /**
     * What became of the refits.
     *
     * @param footprints of those that went well
     * @param problems reasons of the others
     * @param notes on the fits of some
     * @param doubts about the footprints of some: of clocks, as they are
     */
    record Made(
            Map<String, Footprint> footprints,
            Map<String, String> problems,
            Map<String, String> notes,
            Map<String, String> doubts) {}

    /** Fits begin and footprints are measured in the order given. */
    Made make(List<Candidate> candidates, int parallel) {
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, Footprint> footprints = new LinkedHashMap<>();
        Map<String, WorkerProcess.Reply> replies =
                refit(candidates.stream().filter(c -> !made(c)).toList(), parallel);
        for (Candidate candidate : candidates) {
            WorkerProcess.Reply reply = replies.get(candidate.name());
            if (reply == null) {
                evidence.footprint(candidate.name()).ifPresent(f -> footprints.put(candidate.name(), f));
            } else if (time.over() && !footprints.isEmpty()) {
                problems.put(candidate.name(), "the time ended before it was fitted and measured");
            } else if (reply instanceof WorkerProcess.Reply.Done done) {
                measure(candidate, done)
                        .ifPresentOrElse(
                                footprint -> footprints.put(candidate.name(), footprint),
                                () -> problems.put(candidate.name(), "its footprint could not be measured"));
            } else {
                problems.put(candidate.name(), reason(reply));
            }
        }
        Map<String, String> notes = new LinkedHashMap<>();
        Map<String, String> doubts = new LinkedHashMap<>();
        footprints.keySet().forEach(name -> {
            note(noteKey(name)).ifPresent(note -> notes.put(name, note));
            note(doubtKey(name)).ifPresent(doubt -> doubts.put(name, doubt));
        });
        return new Made(footprints, problems, notes, doubts);
    }

    /** Kept with the evidence: a resumed study finds the model made and does not hear it again. */
    private static String noteKey(String candidate) {
        return "note on final model " + candidate;
    }

    private static String doubtKey(String candidate) {
        return "doubt about the footprint of " + candidate;
    }

    private Optional<String> note(String key) {
        return evidence.property(key).filter(note -> !note.isEmpty());
    }

    /**
     * Puts ensembles together from their members' final models and measures them. Nothing is fitted: their seconds of
     * fitting are those of their members.
     */
    Made mix(List<Ensemble> ensembles, Made fitted) {
        Map<String, Footprint> footprints = new LinkedHashMap<>(fitted.footprints());
        Map<String, String> problems = new LinkedHashMap<>(fitted.problems());
        Map<String, String> doubts = new LinkedHashMap<>(fitted.doubts());
        for (Ensemble ensemble : ensembles) {
            String key = "ensemble " + ensemble.name();
            String exact = ensemble.members().toString();
            boolean kept =
                    evidence.property(key).equals(Optional.of(exact)) && Files.exists(folder.model(ensemble.name()));
            Optional<Footprint> footprint = kept ? evidence.footprint(ensemble.name()) : Optional.empty();
            if (footprint.isEmpty()) {
                // A kill from here on leaves no word of what the archive holds, so that it is made again.
                evidence.property(key, "");
                if (tooLarge(ensemble)) {
                    problems.put(
                            ensemble.name(), "its members' models have more than " + MOST_BYTES / 1_000_000 + " MB");
                    continue;
                }
                write(ensemble);
                footprint = measure(ensemble, footprints);
                evidence.property(key, exact);
            }
            footprint.ifPresentOrElse(
                    f -> footprints.put(ensemble.name(), f),
                    () -> problems.put(ensemble.name(), "its footprint could not be measured"));
            note(doubtKey(ensemble.name())).ifPresent(doubt -> doubts.put(ensemble.name(), doubt));
        }
        return new Made(footprints, problems, fitted.notes(), doubts);
    }

    /** Archives are read in this process as a whole, and take several times their bytes. */
    private boolean tooLarge(Ensemble ensemble) {
        long bytes = 0;
        for (Ensemble.Member member : ensemble.members()) {
            try {
                bytes += Files.size(folder.model(member.candidate()));
            } catch (IOException e) {
                throw new MachineError("cannot read the model of " + member.candidate() + ": " + e.getMessage(), e);
            }
        }
        return bytes > MOST_BYTES;
    }

    private void write(Ensemble ensemble) {
        List<Archive> members = ensemble.members().stream()
                .map(m -> Archive.read(folder.model(m.candidate())))
                .toList();
        Manifest like = members.getFirst().manifest();
        Manifest manifest = new Manifest(
                like.ockham(),
                ensemble.name(),
                ensemble.family().label(),
                like.target(),
                like.task(),
                like.inputs(),
                like.others(),
                like.dataDigest());
        Model blend = new Blend(
                members.stream().map(Archive::model).toList(),
                ensemble.members().stream().mapToDouble(Ensemble.Member::weight).toArray());
        try {
            new Archive(manifest, blend, Optional.empty()).write(folder.model(ensemble.name()));
        } catch (IOException e) {
            throw new MachineError("cannot write the model of " + ensemble.name() + ": " + e.getMessage(), e);
        }
    }

    private Optional<Footprint> measure(Ensemble ensemble, Map<String, Footprint> members) {
        double fit = 0;
        double cpu = 0;
        long peak = 0;
        for (Ensemble.Member member : ensemble.members()) {
            Footprint own = Objects.requireNonNull(members.get(member.candidate()), "a member is measured before");
            fit += own.fitSeconds();
            cpu += own.cpuSeconds();
            peak = Math.max(peak, own.peakBytes());
        }
        return measure(ensemble.name(), new Fitting(fit, cpu, peak, ""));
    }

    private boolean made(Candidate candidate) {
        return Files.exists(folder.model(candidate.name()))
                && evidence.footprint(candidate.name()).isPresent();
    }

    private Map<String, WorkerProcess.Reply> refit(List<Candidate> candidates, int parallel) {
        Map<String, WorkerProcess.Reply> replies = new LinkedHashMap<>();
        try (ExecutorService slots = Executors.newFixedThreadPool(parallel)) {
            Map<String, Future<WorkerProcess.Reply>> running = new LinkedHashMap<>();
            AtomicInteger left = new AtomicInteger(candidates.size());
            for (Candidate candidate : candidates) {
                Path model = folder.model(candidate.name());
                running.put(
                        candidate.name(),
                        slots.submit(() -> ask(
                                candidate,
                                fitting(REFIT, left.getAndDecrement()).put("result", model.toString()))));
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

    /** What fitting took: seconds of wall time and of processors, memory at its peak; and what is to be said of it. */
    private record Fitting(double seconds, double cpuSeconds, long peakBytes, String note) {}

    private Optional<Footprint> measure(Candidate candidate, WorkerProcess.Reply.Done refit) {
        String note = !refit.values().path("cutShort").asBoolean()
                ? ""
                : refit.values().path("byBudget").asBoolean() ? CUT_BY_BUDGET : CUT_SHORT;
        return measure(
                candidate.name(),
                new Fitting(
                        refit.values().path("fitSeconds").asDouble(),
                        refit.values().path("cpuSeconds").asDouble(),
                        refit.peakBytes(),
                        note));
    }

    private Optional<Footprint> measure(String name, Fitting fitting) {
        Optional<JsonNode> measured = meter.measure(name);
        if (measured.isEmpty()) {
            return Optional.empty();
        }
        JsonNode values = measured.get();
        Footprint footprint = new Footprint(
                fitting.seconds(),
                values.path("p50").asDouble(),
                values.path("p99").asDouble(),
                values.path("p99Low").asDouble(),
                values.path("p99High").asDouble(),
                values.path("rowsPerSecond").asDouble(),
                values.path("archiveBytes").asLong(),
                values.path("parameters").asLong(),
                fitting.peakBytes(),
                fitting.cpuSeconds());
        evidence.property(noteKey(name), fitting.note());
        evidence.property(doubtKey(name), values.path("waiting").asBoolean() ? "" : BUSY);
        evidence.record(name, footprint);
        return Optional.of(footprint);
    }

    /** One job in a worker of its own. */
    WorkerProcess.Reply ask(Candidate candidate, ObjectNode request) {
        try (WorkerProcess worker = WorkerProcess.start(workers, folder.path(), candidate.name(), 1)) {
            return worker.ask(request, time::over, (done, total) -> {});
        }
    }

    /** A job that fits, one of so many still to come. */
    ObjectNode fitting(String job, int left) {
        ObjectNode request = request(job);
        return time.pace().limited() ? request.put(Trainer.SECONDS, time.pace().finalSeconds(left)) : request;
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
