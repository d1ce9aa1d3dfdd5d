package ockham.study.report;

import java.util.List;
import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * What engineering features is worth: one candidate with its recipe against the same with engineering left out, on the same
 * rows. No variant takes part in the verdict.
 *
 * @param candidate whose recipe it is: the simplest single classical candidate that is as good as
 *     the best, of those with anything to leave out; null where it was not
 *     measured
 * @param unit of the gains: {@code EUR a year}, or the metric
 * @param sentence the answer, or why there is none
 * @param method how it was measured, in a sentence; empty where it was not
 * @param steps everything at once first, then each step; empty where it was not measured
 */
public record FeatureWorth(@Nullable String candidate, String unit, String sentence, String method, List<Step> steps) {
    public FeatureWorth {
        steps = List.copyOf(steps);
    }

    /** Where it was not measured. */
    public static FeatureWorth none(String why) {
        return new FeatureWorth(null, "", why, "", List.of());
    }

    /** Whether it was measured. */
    public boolean measured() {
        return !steps.isEmpty();
    }

    /** What an interval says of a gain. */
    public enum Finding {
        /** The interval is above 0. */
        GAIN,
        /** The interval is below 0: leaving it out would be better. */
        LOSS,
        /** The interval spans 0. */
        NO_GAIN_SHOWN,
        /** A fit without it did not end well. */
        NOT_MEASURED
    }

    /**
     * A step of the recipe that was left out.
     *
     * @param step {@code everything} or the step's name
     * @param without what stood in its place
     * @param columns what it works on, or for combinations what it has made, in most folds first
     * @param gain of having it, positive where it helps, with a 90% interval; null where it was not measured
     * @param note what a reader must know of it, or null
     */
    public record Step(
            String step,
            String without,
            List<String> columns,
            @Nullable Estimate gain,
            Finding finding,
            @Nullable String note) {
        public Step {
            columns = List.copyOf(columns);
        }
    }
}
