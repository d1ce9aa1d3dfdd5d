package ockham.study.verdict;

import ockham.study.compare.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * How a challenger stands to what the verdict has chosen among the study's own.
 *
 * @param challenger its name
 * @param against what was chosen: a model, or the best way without one
 * @param difference net value of the challenger minus that of the chosen, paired draw by draw, with its 90% interval
 * @param probabilityBetter that the difference favours the challenger, shrunk as the verdict does; a tie counts half
 * @param aheadOfAll whether its mean is above that of everything of the study's own that may be chosen
 * @param sure whether it is ahead of all and better than the chosen with the certainty that a verdict asks for
 * @param excluded the limit it breaks, or null
 * @param sentence the comparison for people
 * @param told what the verdict's sentence must add: that it is ahead of all; empty where it is not, or may not be chosen
 */
public record Standing(
        String challenger,
        String against,
        Estimate difference,
        double probabilityBetter,
        boolean aheadOfAll,
        boolean sure,
        @Nullable String excluded,
        String sentence,
        String told) {}
