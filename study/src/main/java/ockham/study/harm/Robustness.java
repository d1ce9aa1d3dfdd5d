package ockham.study.harm;

import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What is lost where cells are not what they were: positive where the model does worse.
 *
 * @param candidate the model, fitted without the rows it is asked about; null where it was not measured
 * @param unit money a year, or the metric
 * @param rows it is asked about
 * @param draws of noise and of missing cells, each
 * @param noise loss where every number has normal noise of a tenth of its column's standard deviation; null without numbers
 * @param missing loss where one cell in ten is missing
 * @param sentence the same in words, or why it was not measured
 */
public record Robustness(
        @Nullable String candidate,
        String unit,
        long rows,
        int draws,
        @Nullable Estimate noise,
        @Nullable Estimate missing,
        String sentence) {
    /** Where it was not measured. */
    public static Robustness none(String why) {
        return new Robustness(null, "", 0, 0, null, null, why);
    }
}
