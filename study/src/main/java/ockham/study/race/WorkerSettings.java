package ockham.study.race;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How workers are started and held.
 *
 * @param command the command that starts a worker, without its arguments (study folder, candidate, threads)
 * @param memoryBytes resident memory above which a worker is ended
 * @param ceiling time after which a trial is ended from outside; a learner is told to end a little sooner
 * @param silence time without any sign of life, or of work in a fit, after which a worker counts as hung
 * @param log where workers' own output is appended
 */
public record WorkerSettings(List<String> command, long memoryBytes, Duration ceiling, Duration silence, Path log) {
    public WorkerSettings {
        command = List.copyOf(command);
    }
}
