package ockham.study;

import java.util.List;
import java.util.Map;
import ockham.api.MachineError;
import ockham.study.candidate.Candidate;
import ockham.study.race.Evidence;
import ockham.study.race.Outcome;
import ockham.study.race.Race;
import ockham.study.race.WorkerSettings;
import ockham.study.split.Fold;

/**
 * Trials after the race, of what is no candidate: variants and parts of one. They run in workers and are kept with the evidence
 * like all others; a core that has none measures final models.
 */
record FurtherTrials(StudyCourse course, Evidence evidence, Means means) {
    /** What they run with. */
    record Means(WorkerSettings workers, StudyListener listener, Ending.Time time, FinalModels finals) {}

    /**
     * Runs what is not known yet.
     *
     * @param through candidates of the race, whose final models may be measured meanwhile
     * @param stage what is done, for people; how many fits is added
     * @throws MachineError if it was interrupted
     */
    Map<Candidate, List<Outcome>> run(
            List<Candidate> entered, List<Fold> folds, List<Candidate> through, String stage) {
        int open = entered.stream()
                .mapToInt(c -> folds.size() - evidence.outcomes(c.name(), folds).size())
                .sum();
        if (open > 0) {
            means.listener().stage(stage + ", " + open + " fits");
        }
        FinalModels finals = means.finals();
        Race.Entries entries =
                new Race.Entries(entered, folds, finals.fits(), ended -> finals.measureOne(through), false);
        Race.RaceSettings settings = new Race.RaceSettings(
                course.settings().threads(),
                means.time().interrupted(),
                means.time().pace(),
                candidate -> Double.NaN);
        Map<Candidate, List<Outcome>> outcomes =
                Race.run(course.folder().path(), entries, evidence, means.workers(), settings, means.listener());
        if (means.time().interrupted().getAsBoolean()) {
            throw new MachineError("interrupted; the same command goes on from here");
        }
        return outcomes;
    }
}
