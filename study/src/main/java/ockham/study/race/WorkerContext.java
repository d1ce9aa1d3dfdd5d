package ockham.study.race;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ockham.api.LearningException;
import ockham.api.Progress;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;
import ockham.study.candidate.Part;
import ockham.study.candidate.Probe;
import ockham.study.candidate.Variant;

/**
 * What a worker's jobs share: the study's data, loaded once, and the candidate.
 *
 * @param study the study folder
 * @param rows of a fold's training rows that the candidate learns from; 0 for all of them
 * @param threads threads a fit may use: the plan's, so that they never change a result
 */
public record WorkerContext(
        Path study, Plan plan, StudyData data, Candidate candidate, int rows, int threads, Progress progress) {
    /** Of a candidate that learns from all rows of a fold. */
    public WorkerContext(Path study, Plan plan, StudyData data, Candidate candidate, int threads, Progress progress) {
        this(study, plan, data, candidate, 0, threads, progress);
    }

    /**
     * Of a running study's candidate, of a variant or part of one, or of a probe for signal.
     *
     * @throws LearningException if the candidate cannot work on this machine
     */
    public static WorkerContext open(Path study, String name, int threads, Progress progress) {
        Plan plan = Plan.read(study);
        StudyData data = RowsFile.read(RowsFile.of(study), plan.task());
        Table features = data.features(plan);
        List<Candidate> candidates = data.ladder(plan).candidates();
        Optional<Part> part = Part.named(candidates, name);
        Candidate candidate = named(candidates, name)
                .or(() -> part.map(Part::few))
                .or(() -> variant(candidates, name, features, plan.task()))
                .or(() -> named(Probe.of(data.shape(plan), data.rows(plan)), name))
                .orElseThrow(() -> new LearningException("no candidate of that name on the worker's class path"));
        Optional<String> problem =
                Ladder.providerOf(candidate.learner().name(), data.shape(plan)).unavailable();
        if (problem.isPresent()) {
            throw new LearningException(problem.get());
        }
        return new WorkerContext(
                study, plan, data, candidate, part.map(Part::rows).orElse(0), threads, progress);
    }

    private static Optional<Candidate> named(List<Candidate> candidates, String name) {
        return candidates.stream().filter(c -> c.name().equals(name)).findFirst();
    }

    private static Optional<Candidate> variant(List<Candidate> candidates, String name, Table features, Task task) {
        return candidates.stream()
                .filter(c -> name.startsWith(c.name()))
                .flatMap(c -> Variant.of(c, features, task).stream())
                .map(Variant::plain)
                .filter(c -> c.name().equals(name))
                .findFirst();
    }
}
