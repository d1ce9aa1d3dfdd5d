package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.OneHot;

/**
 * Categories or booleans as 0/1 numbers, for learners that take numbers only: one number a level that has training rows,
 * and one for a boolean's {@code true}.
 *
 * @param kinds which of {@code CATEGORY} and {@code BOOLEAN} are turned
 */
public record OneHotLevels(Set<ColumnKind> kinds) implements Feature {
    public OneHotLevels {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public Prepared fit(Rows train, long seed) {
        var names = new FreshNames(train.table());
        List<OneHot.Indicators> columns = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Categories categories && kinds.contains(column.kind())) {
                columns.add(indicators(categories, names));
            }
        }
        var fitted = new OneHot(columns);
        return new Prepared(fitted, fitted.apply(train.table()));
    }

    private static OneHot.Indicators indicators(Column.Categories column, FreshNames names) {
        int[] counts = LevelCounts.of(column).counts();
        List<String> levels = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (int i = column.kind() == ColumnKind.BOOLEAN ? 1 : 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                levels.add(column.levels().get(i));
                outputs.add(names.of(column.name() + " = " + column.levels().get(i)));
            }
        }
        return new OneHot.Indicators(column.name(), levels, outputs);
    }
}
