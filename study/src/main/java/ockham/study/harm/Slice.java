package ockham.study.harm;

import java.util.List;
import ockham.study.compare.Estimate;

/**
 * Rows on which the model decides worse than it foresees itself, of numbers rows on which errors are larger, confirmed on rows that had no part in finding them: all
 * numbers are of those.
 *
 * @param where one or two conditions, all of which hold
 * @param rows of the confirming half
 * @param loss mean loss of a decision there
 * @param foreseen what the model itself expected to lose there; of numbers what errors of the usual size would lose
 * @param excess how much more is lost than foreseen, less the same on all other rows, with its 90 % interval
 * @param p of no excess, corrected for all slices that were found
 * @param sentence the same in words
 */
public record Slice(
        List<String> where, long rows, double loss, double foreseen, Estimate excess, double p, String sentence) {
    public Slice {
        where = List.copyOf(where);
    }
}
