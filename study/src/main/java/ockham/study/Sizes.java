package ockham.study;

import java.util.Locale;
import ockham.study.candidate.Candidate;

/** What there is to explain of a model, in words. */
final class Sizes {
    private Sizes() {}

    static String of(Candidate candidate, long parameters) {
        String count = String.format(Locale.ROOT, "%,d", parameters);
        return switch (candidate.family()) {
            case NOTHING, RULE -> "";
            case LINEAR, SVM -> count + " weights";
            case NEIGHBOURS -> count + " cells of training rows";
            case FOREST, BOOSTING, ENSEMBLE -> count + " tree nodes";
            case DEEP, CHALLENGER -> count + " parameters";
        };
    }
}
