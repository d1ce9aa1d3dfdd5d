package ockham.study.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Family;
import org.jspecify.annotations.Nullable;

/**
 * All that a study depends on, every default written out.
 *
 * @param source a file, or a JDBC URL when {@code query} is given
 * @param query SQL to run at {@code source}, or null for a file
 * @param target name of the target column
 * @param caseFile the business case, or null to judge by the metric
 * @param testFile the user's own test rows, or null for cross-validation
 * @param time column that orders the rows, or null
 * @param group column whose equal values stay in one fold, or null
 * @param drop columns left out on the user's word
 * @param trust columns that the user knows to be available when deciding: never blocked as leaks
 * @param types kinds given by the user, by column
 * @param metric name of the metric, or null for the task's own
 * @param families families to race; empty for all
 * @param effortGiven whether the effort is the user's word; else learners may race at more where a budget has room
 * @param budget wall-clock time by which the verdict is wanted, or null
 * @param ceiling time that one fit may take
 * @param ablation whether it is measured what the engineering of features is worth, where there is no budget; null by effort
 * @param curves whether it is measured what more rows would be worth, where there is no budget; null by effort
 * @param folds folds per repeat; 0 lets the plan decide by the number of rows
 * @param repeats repeats of the cross-validation; 0 lets the plan decide
 * @param threads cores to keep busy; never changes a result
 * @param memoryBytes limit of a worker's resident memory
 * @param challengers models of the user's own, raced beside the study's
 * @param out the study folder
 */
public record StudySettings(
        String source,
        @Nullable String query,
        String target,
        @Nullable Path caseFile,
        @Nullable Path testFile,
        @Nullable String time,
        @Nullable String group,
        List<String> drop,
        List<String> trust,
        Map<String, ColumnKind> types,
        @Nullable String metric,
        List<Family> families,
        Effort effort,
        boolean effortGiven,
        @Nullable Duration budget,
        Duration ceiling,
        @Nullable Boolean ablation,
        @Nullable Boolean curves,
        int folds,
        int repeats,
        long seed,
        int threads,
        long memoryBytes,
        List<Challenger> challengers,
        Path out) {
    /** Whether it is measured where nobody said. */
    public boolean ablationByDefault() {
        return effort != Effort.QUICK && budget == null;
    }

    /** Whether what the engineering of features is worth is measured. */
    public boolean ablates() {
        return ablation == null ? ablationByDefault() : ablation && budget == null;
    }

    /** Whether learning curves are measured where nobody said. */
    public boolean curvesByDefault() {
        return ablationByDefault();
    }

    /** Whether it is measured what more rows would be worth. */
    public boolean learns() {
        return curves == null ? curvesByDefault() : curves && budget == null;
    }
}
