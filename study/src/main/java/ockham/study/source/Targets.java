package ockham.study.source;

import ockham.api.ColumnKind;
import org.jspecify.annotations.Nullable;

/** Reads the target column of a snapshot as a task. */
public final class Targets {
    private Targets() {}

    /**
     * The target as a task.
     *
     * @param as NUMBER or CATEGORY to say whether numbers or classes are predicted; null to infer it
     * @param positive the class acted on, of two; null for the rarer one
     * @throws ockham.api.UserError if there is no such column, or it is no target: one value only, all missing, an id
     */
    public static TargetColumn of(
            Snapshot snapshot, String target, @Nullable ColumnKind as, @Nullable String positive) {
        return Unbuilt.yet();
    }
}
