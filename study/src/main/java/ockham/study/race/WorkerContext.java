package ockham.study.race;

import java.nio.file.Path;
import java.util.Optional;
import ockham.api.LearningException;
import ockham.api.Progress;
import ockham.study.candidate.Candidate;
import ockham.study.candidate.Ladder;

/**
 * What a worker's jobs share: the study's data, loaded once, and the candidate.
 *
 * @param study the study folder
 * @param threads threads a fit may use: the plan's, so that they never change a result
 */
public record WorkerContext(
        Path study, Plan plan, StudyData data, Candidate candidate, int threads, Progress progress) {

    /**
     * Of a running study's candidate.
     *
     * @throws LearningException if the candidate cannot work on this machine
     */
    public static WorkerContext open(Path study, String name, int threads, Progress progress) {
        Plan plan = Plan.read(study);
        StudyData data = RowsFile.read(RowsFile.of(study), plan.task());
        Candidate candidate = Ladder.of(data.shape(plan), data.rows(plan), plan.families()).candidates().stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LearningException("no candidate of that name on the worker's class path"));
        Optional<String> problem = Ladder.providerOf(name, data.shape(plan)).unavailable();
        if (problem.isPresent()) {
            throw new LearningException(problem.get());
        }
        return new WorkerContext(study, plan, data, candidate, threads, progress);
    }
}
