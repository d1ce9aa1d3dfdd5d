package ockham.study.harm;

import java.util.List;

/**
 * The rows of one level of a column, and what went wrong on them.
 *
 * @param level a value, a range of numbers, or {@code (missing)}
 * @param rows tested rows of the level
 * @param measures one for each kind of error that can go wrong on these rows
 */
public record Subgroup(String column, String level, long rows, List<Measure> measures) {
    public Subgroup {
        measures = List.copyOf(measures);
    }
}
