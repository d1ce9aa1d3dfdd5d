package ockham.study;

import java.time.Duration;
import ockham.api.Task;
import ockham.study.settings.StudySettings;
import ockham.study.source.Snapshot;

/** Folds, and how often; 0 where the number of rows decides. */
record Repetition(int folds, int repeats) {
    /** Cells times classes beyond the first for each second of a budget, above which five folds take too long. */
    private static final double ONE_SPLIT = 20_000;
    /** The same for several repeats. */
    private static final double ONE_REPEAT = 1_000;
    /** About what eight candidates take on five folds of next to no rows, processes and measuring included. */
    private static final long SECONDS_FOR_FOLDS = 20;
    /** The same with four repeats. */
    private static final long SECONDS_FOR_REPEATS = 150;

    /**
     * What the user wants; where a budget is short for so much data, one repeat, or one split instead of five fits of
     * everything.
     */
    static Repetition of(StudySettings settings, Snapshot snapshot, Task task) {
        Duration budget = settings.budget();
        if (budget == null || settings.testFile() != null) {
            return new Repetition(settings.folds(), settings.repeats());
        }
        double cells = (double) snapshot.rows()
                * snapshot.columns().size()
                * Math.max(1, task.classes().size() - 1);
        double rate = cells / Math.max(1, budget.toSeconds());
        boolean one = settings.folds() == 0 && (rate > ONE_SPLIT || budget.toSeconds() < SECONDS_FOR_FOLDS);
        boolean once = settings.repeats() == 0 && (rate > ONE_REPEAT || budget.toSeconds() < SECONDS_FOR_REPEATS);
        return new Repetition(one ? 1 : settings.folds(), once ? 1 : settings.repeats());
    }
}
