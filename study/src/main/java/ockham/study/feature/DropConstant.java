package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.Selection;

/**
 * Leaves out columns whose cells are all alike among the training rows (all missing included), and columns of kinds that
 * the learner does not take. If nothing would be left, the first column of a kind it takes stays, since learners expect
 * one.
 *
 * @param kinds kinds that may stay
 */
public record DropConstant(Set<ColumnKind> kinds) implements Feature {
    public DropConstant {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public Prepared fit(Rows train, long seed) {
        List<String> taken = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (kinds.contains(column.kind())) {
                taken.add(column.name());
                if (varies(column)) {
                    kept.add(column.name());
                }
            }
        }
        if (kept.isEmpty() && !taken.isEmpty()) {
            kept.add(taken.get(0));
        }
        var fitted = new Selection(kept);
        return new Prepared(fitted, fitted.apply(train.table()));
    }

    static boolean varies(Column column) {
        for (int i = 1; i < column.size(); i++) {
            boolean same = switch (column) {
                case Column.Numbers numbers ->
                    numbers.missing(0) ? numbers.missing(i) : numbers.values()[i] == numbers.values()[0];
                case Column.Categories categories ->
                    categories.missing(0)
                            ? categories.missing(i)
                            : categories.codes()[i] == categories.codes()[0];
                case Column.Times times -> times.micros()[i] == times.micros()[0];
                case Column.Texts texts -> Objects.equals(texts.values()[i], texts.values()[0]);
            };
            if (!same) {
                return true;
            }
        }
        return false;
    }
}
