package ockham.study.harm;

import java.util.List;

/**
 * Where the model does worst.
 *
 * @param unit of losses: money a decision, wrong decisions, or the absolute error
 * @param searched slices looked at on the first half of the rows
 * @param found those that stood out there
 * @param confirmed those of them that the other half confirmed, the largest excess first
 * @param sentence what was found, or why nothing was looked for
 */
public record Slices(String unit, int searched, int found, List<Slice> confirmed, String sentence) {
    public Slices {
        confirmed = List.copyOf(confirmed);
    }

    /** Where nothing was looked for. */
    public static Slices none(String unit, String why) {
        return new Slices(unit, 0, 0, List.of(), why);
    }
}
