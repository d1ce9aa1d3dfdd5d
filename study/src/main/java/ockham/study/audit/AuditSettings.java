package ockham.study.audit;

import java.util.Set;
import ockham.api.Task;
import org.jspecify.annotations.Nullable;

/**
 * What the audit knows besides the rows.
 *
 * @param target name of the target column
 * @param time column that orders the rows, or null
 * @param group column whose equal values stay in one fold, or null
 * @param trust columns that the user knows to be available when deciding: never blocked, never left out as ids
 * @param seed of every sample
 */
public record AuditSettings(
        String target,
        Task task,
        @Nullable String time,
        @Nullable String group,
        Set<String> trust,
        long seed) {
    public AuditSettings {
        trust = Set.copyOf(trust);
    }
}
