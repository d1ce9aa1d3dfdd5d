package ockham.study.harm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the chosen model does harm, and what it bears.
 *
 * @param candidate the model looked at: what the verdict chose, else the best one; null where there is none
 * @param decision whose errors are counted, in words
 * @param rows tested rows
 * @param sentence what a reader must know first, or why nothing was looked at
 * @param findings gaps between groups that are beyond chance and slices that were confirmed, in words
 * @param alarms of two classes and two actions, else null
 */
public record Harm(
        @Nullable String candidate,
        String decision,
        long rows,
        String sentence,
        List<String> findings,
        Subgroups subgroups,
        Slices slices,
        Robustness robustness,
        @Nullable Alarms alarms) {
    public Harm {
        findings = List.copyOf(findings);
    }

    /** Where nothing was looked at. */
    public static Harm none(String why) {
        return new Harm(
                null, "", 0, why, List.of(), Subgroups.none(why), Slices.none("", why), Robustness.none(why), null);
    }
}
