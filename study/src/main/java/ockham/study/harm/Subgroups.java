package ockham.study.harm;

import java.util.List;

/**
 * Errors by the levels of columns that the case names.
 *
 * @param columns those looked at
 * @param levels in the order of the columns
 * @param gaps how many gaps were looked at together
 * @param sentence what was found, or why nothing was looked at
 */
public record Subgroups(List<String> columns, List<Subgroup> levels, int gaps, String sentence) {
    public Subgroups {
        columns = List.copyOf(columns);
        levels = List.copyOf(levels);
    }

    /** Where nothing was looked at. */
    public static Subgroups none(String why) {
        return new Subgroups(List.of(), List.of(), 0, why);
    }
}
