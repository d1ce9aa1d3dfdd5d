package ockham.study.race;

import java.nio.file.Path;
import ockham.api.Progress;
import ockham.study.candidate.Candidate;

/**
 * What a worker's jobs share: the study's data, loaded once, and the candidate.
 *
 * @param study the study folder
 * @param threads threads a fit may use: the plan's, so that they never change a result
 */
public record WorkerContext(
        Path study, Plan plan, StudyData data, Candidate candidate, int threads, Progress progress) {}
