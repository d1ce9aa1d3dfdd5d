package ockham.study.ensemble;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import ockham.api.Family;
import ockham.study.compare.OutOfFold;

/**
 * A weighted mean of candidates.
 *
 * @param members with their weights, heaviest first
 * @param entry its out-of-fold predictions, each fold's by weights that other folds chose
 */
public record Ensemble(List<Member> members, OutOfFold.Entry entry) {
    public Ensemble {
        members = List.copyOf(members);
    }

    /** A candidate's share. */
    public record Member(String candidate, double weight) {}

    public String name() {
        return entry.candidate();
    }

    public Family family() {
        return entry.family();
    }

    /** {@code 0.60 lightgbm + 0.40 logistic}. */
    public String formula() {
        return members.stream()
                .map(m -> String.format(Locale.ROOT, "%.2f %s", m.weight(), m.candidate()))
                .collect(Collectors.joining(" + "));
    }
}
