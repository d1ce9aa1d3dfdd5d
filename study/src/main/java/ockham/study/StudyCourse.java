package ockham.study;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import ockham.study.audit.Audit;
import ockham.study.candidate.Ladder;
import ockham.study.race.Plan;
import ockham.study.race.StudyData;
import ockham.study.settings.StudySettings;
import ockham.study.source.Snapshot;
import ockham.study.split.Folds;

/**
 * A study once everything is set up and nothing is trained yet.
 *
 * @param forecast wall seconds from the race's beginning to the verdict; empty where nothing is known
 * @param startedNanos when the run began, by the clock of {@link System#nanoTime}
 */
record StudyCourse(
        StudySettings settings,
        StudyFolder folder,
        Snapshot snapshot,
        Question question,
        Judgement judgement,
        StudyData data,
        Audit audit,
        Plan plan,
        Folds folds,
        Ladder ladder,
        Outlook outlook,
        OptionalDouble forecast,
        long startedNanos) {
    /** Wall time of this run so far. */
    double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    /** The source for people: a file's name, or a query. */
    String sourceName() {
        String query = settings.query();
        return query == null ? String.valueOf(Path.of(settings.source()).getFileName()) : query;
    }

    /** What kind of source it is, for people. */
    String sourceKind() {
        if (settings.query() != null) {
            return "SQL query";
        }
        String name = sourceName().toLowerCase(Locale.ROOT);
        return name.endsWith(".parquet")
                ? "Parquet"
                : name.matches(".*\\.(json|jsonl|ndjson)(\\.gz)?") ? "JSON lines" : "delimited text";
    }
}
