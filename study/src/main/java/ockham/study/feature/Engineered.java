package ockham.study.feature;

import java.util.Locale;

/**
 * What a recipe engineers beyond what a learner needs to take the table at all. Each can be left out for the plainest
 * thing in its place that still lets the learner run, see {@link Ablations}.
 */
public enum Engineered {
    /** Parts and cycles of times. Without: the time as one number. */
    TIME_PARTS("each time as one number, the days since 1970"),
    /** Characters, words and digits of texts. Without: no texts. */
    TEXT_COUNTS("text columns left out"),
    /** Ratios, products, differences and sums. Without: none. */
    COMBINATIONS("no combined columns"),
    /** Means of the target by level. Without: levels, as other categories. */
    TARGET_MEANS("the " + Ablations.COMMONEST + " commonest levels as levels, the others as one"),
    /** Where cells were missing. Without: filled cells look like any other. */
    MISSING_MARKS("gaps filled with the median or the commonest level, unmarked");

    private final String without;

    Engineered(String without) {
        this.without = without;
    }

    /** For people and files: {@code target means}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What stands in its place where it is left out, in words. */
    public String without() {
        return without;
    }
}
