package ockham.study;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import ockham.api.Footprint;
import ockham.api.LearningException;
import ockham.api.MachineError;
import ockham.api.Model;
import ockham.api.Rows;
import ockham.score.Archive;
import ockham.score.Blend;
import ockham.score.Manifest;
import ockham.score.monotone.Monotonicity;
import ockham.study.candidate.Candidate;
import ockham.study.ensemble.Ensemble;
import ockham.study.race.Evidence;
import ockham.study.race.FinalFits;
import ockham.study.race.MonotoneChecks;
import ockham.study.race.Slots;
import ockham.study.race.Trainer;
import ockham.study.race.WorkerProcess;
import ockham.study.race.WorkerSettings;

/** The archives of finished candidates, fitted on all rows, and of ensembles of them; each is measured. */
final class FinalModels {
    /** Of an ensemble's members together: the same on every machine, for it decides who can win. */
    private static final long MOST_BYTES = 100_000_000;
    /** Of the time left; the rest is for what is under way when it ends. */
    private static final double LEFT_SHARE = 0.7;

    private final StudyFolder folder;
    private final Evidence evidence;
    private final WorkerSettings workers;
    private final Ending.Time time;
    private final Footprints measured;
    private final FinalFits fits;
    private final MonotoneChecks checks;
    private final Asked asked;

    /**
     * What there is to work with.
     *
     * @param meter belongs to the caller
     */
    record Means(WorkerSettings workers, Ending.Time time, ArchiveMeter meter, Asked asked) {}

    /**
     * What ensembles are asked about where columns are declared monotone.
     *
     * @param rows of the study, with what is declared
     */
    record Asked(Rows rows, long seed) {}

    FinalModels(StudyFolder folder, Evidence evidence, Means means) {
        this.folder = folder;
        this.evidence = evidence;
        this.workers = means.workers();
        this.time = means.time();
        this.measured = new Footprints(evidence, means.meter(), means.time());
        this.fits = new FinalFits(evidence, folder::model);
        this.checks = new MonotoneChecks(evidence);
        this.asked = means.asked();
    }

    /** The fits, for a race to do as many of as it can. */
    FinalFits fits() {
        return fits;
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

    /** Fits what the race has not fitted yet and measures what is not measured, begun in the order given. */
    Made make(List<Candidate> candidates, int parallel) {
        AtomicInteger left = new AtomicInteger(
                (int) candidates.stream().filter(c -> !fitted(c)).count());
        AtomicInteger made = new AtomicInteger();
        Map<String, String> ends = new ConcurrentHashMap<>();
        Slots.run(parallel, candidates, candidate -> {
            if (time.over() && made.get() > 0) {
                ends.put(candidate.name(), "the time ended before it was fitted and measured");
            } else if (fits.problem(candidate.name()).isEmpty()
                    && !fitted(candidate)
                    && !fit(candidate, left.getAndDecrement())) {
                ends.put(
                        candidate.name(),
                        time.pace().limited() ? "the time budget ended before it did" : "it was called off");
            } else if (fitted(candidate)) {
                measure(candidate);
                made.incrementAndGet();
            }
        });
        measured.again(candidates.stream().map(Candidate::name).toList());
        Map<String, Footprint> footprints = new LinkedHashMap<>();
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        Map<String, String> doubts = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            String name = candidate.name();
            Optional<Footprint> footprint = fitted(candidate) ? measured.of(name) : Optional.empty();
            if (footprint.isPresent()) {
                footprints.put(name, footprint.get());
                fits.fitted(name)
                        .map(FinalFits.Fitted::note)
                        .filter(n -> !n.isEmpty())
                        .ifPresent(n -> notes.put(name, n));
                measured.doubt(name).ifPresent(doubt -> doubts.put(name, doubt));
            } else {
                problems.put(
                        name,
                        fits.problem(name)
                                .or(() -> Optional.ofNullable(ends.get(name)))
                                .orElse("its footprint could not be measured"));
            }
        }
        return new Made(footprints, problems, notes, doubts);
    }

    /** Measures one final model of a candidate that is through, while others still race; false if there is none. */
    boolean measureOne(List<Candidate> through) {
        return through.stream().anyMatch(candidate -> fitted(candidate) && measure(candidate));
    }

    private boolean fitted(Candidate candidate) {
        return fits.fitted(candidate.name()).isPresent();
    }

    private boolean fit(Candidate candidate, int left) {
        double seconds = time.pace().limited() ? time.pace().finalSeconds(left) : Double.POSITIVE_INFINITY;
        try (WorkerProcess worker = WorkerProcess.start(workers, folder.path(), candidate.name(), 1)) {
            return fits.fit(candidate, worker, seconds, time::over, (done, total) -> {});
        }
    }

    private boolean measure(Candidate candidate) {
        return measured.once(candidate.name(), fits.fitted(candidate.name()).orElseThrow());
    }

    /**
     * Puts ensembles together from their members' final models and measures them. Nothing is fitted: their seconds of
     * fitting are those of their members.
     */
    Made mix(List<Ensemble> ensembles, Made fitted, int parallel) {
        Map<String, String> ends = new ConcurrentHashMap<>();
        Slots.run(parallel, ensembles, ensemble -> {
            if (!mixed(ensemble)) {
                mix(ensemble, fitted).ifPresent(problem -> ends.put(ensemble.name(), problem));
            }
        });
        measured.again(ensembles.stream().map(Ensemble::name).toList());
        Map<String, Footprint> footprints = new LinkedHashMap<>(fitted.footprints());
        Map<String, String> problems = new LinkedHashMap<>(fitted.problems());
        Map<String, String> doubts = new LinkedHashMap<>(fitted.doubts());
        for (Ensemble ensemble : ensembles) {
            String name = ensemble.name();
            if (ends.containsKey(name)) {
                problems.put(name, ends.get(name));
            } else {
                footprints.put(name, measured.of(name).orElseThrow());
                measured.doubt(name).ifPresent(doubt -> doubts.put(name, doubt));
            }
        }
        return new Made(footprints, problems, fitted.notes(), doubts);
    }

    private static String key(Ensemble ensemble) {
        return "ensemble " + ensemble.name();
    }

    /** Whether an earlier run has put it together from the same members. */
    private boolean mixed(Ensemble ensemble) {
        return evidence.property(key(ensemble))
                        .equals(Optional.of(ensemble.members().toString()))
                && Files.exists(folder.model(ensemble.name()))
                && measured.of(ensemble.name()).isPresent();
    }

    /** Gives the reason where it does not become a model. */
    private Optional<String> mix(Ensemble ensemble, Made fitted) {
        // A kill from here on leaves no word of what the archive holds, so that it is made again.
        evidence.property(key(ensemble), "");
        if (tooLarge(ensemble)) {
            return Optional.of("its members' models have more than " + MOST_BYTES / 1_000_000 + " MB");
        }
        try {
            write(ensemble);
        } catch (LearningException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
        if (!measure(ensemble, fitted.footprints())) {
            return Optional.of("its footprint could not be measured");
        }
        evidence.property(key(ensemble), ensemble.members().toString());
        return Optional.empty();
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
        if (!asked.rows().monotone().isEmpty()) {
            checks.keep(ensemble.name(), MonotoneChecks.proven(blend, asked.rows(), asked.seed()));
        }
        try {
            new Archive(manifest, blend, Optional.empty()).write(folder.model(ensemble.name()));
        } catch (IOException e) {
            throw new MachineError("cannot write the model of " + ensemble.name() + ": " + e.getMessage(), e);
        }
    }

    private boolean measure(Ensemble ensemble, Map<String, Footprint> members) {
        double fit = 0;
        double cpu = 0;
        long peak = 0;
        for (Ensemble.Member member : ensemble.members()) {
            Footprint own = Objects.requireNonNull(members.get(member.candidate()), "a member is measured before");
            fit += own.fitSeconds();
            cpu += own.cpuSeconds();
            peak = Math.max(peak, own.peakBytes());
        }
        return measured.anew(ensemble.name(), new FinalFits.Fitted(fit, cpu, peak, ""));
    }

    /** What was found of a final model where columns are declared monotone; empty where none are. */
    Optional<Monotonicity> monotonicity(String candidate) {
        return asked.rows().monotone().isEmpty() ? Optional.empty() : checks.of(candidate);
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

    /** Seconds that a job may still take under a time budget; it must have answered before it is called off. */
    OptionalDouble left() {
        return time.pace().limited()
                ? OptionalDouble.of(Math.max(0, LEFT_SHARE * time.pace().left()))
                : OptionalDouble.empty();
    }

    static ObjectNode request(String job) {
        return JsonNodeFactory.instance.objectNode().put("kind", "job").put("job", job);
    }
}
