package ockham.study.candidate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.feature.Ablations;
import ockham.study.feature.Engineered;

/**
 * A candidate with engineering left out of its recipe: same learner, same settings, same seeds. It is measured beside the
 * candidate, takes no part in the race and can never be chosen.
 *
 * @param of the candidate as it raced
 * @param without what is left out, in the order of the recipe's kinds
 * @param plain the candidate without it, under a name of its own
 */
public record Variant(Candidate of, Set<Engineered> without, Candidate plain) {
    /**
     * The variants of a candidate on a table: without all that its recipe engineers there, then, where that is more than one
     * thing, without each. None where nothing is engineered.
     *
     * @param table all rows of the study, the feature columns
     */
    public static List<Variant> of(Candidate candidate, Table table, Task task) {
        Map<Engineered, List<String>> engineered = Ablations.of(candidate.recipe(), table, task);
        List<Variant> variants = new ArrayList<>();
        if (!engineered.isEmpty()) {
            variants.add(without(candidate, EnumSet.copyOf(engineered.keySet()), "feature engineering"));
        }
        if (engineered.size() > 1) {
            for (Engineered one : engineered.keySet()) {
                variants.add(without(candidate, EnumSet.of(one), one.label()));
            }
        }
        return variants;
    }

    private static Variant without(Candidate candidate, Set<Engineered> gone, String what) {
        return new Variant(
                candidate,
                gone,
                new Candidate(
                        candidate.name() + " without " + what,
                        candidate.family(),
                        candidate.rung(),
                        Ablations.without(candidate.recipe(), gone),
                        candidate.learner(),
                        candidate.settings()));
    }
}
