package ockham.study.feature;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.LevelCoding;

/**
 * Categories in the dictionary of the training rows. Where a column has more than {@code many} levels, those with fewer
 * than {@code rare} rows become one level "(other)", which levels never seen then belong to as well; elsewhere a level
 * never seen becomes missing.
 *
 * @param many levels up to which all are kept
 * @param rare rows that a level of a larger column needs
 * @param booleans whether booleans become categories too, for learners that take only these
 * @param most levels that a column with many keeps: the commonest, the earlier of equals
 */
public record LevelDictionary(int many, int rare, boolean booleans, int most) implements Feature {
    private static final int NO_OTHER = -1;

    /** Keeps as many levels as have the rows. */
    public LevelDictionary(int many, int rare, boolean booleans) {
        this(many, rare, booleans, Integer.MAX_VALUE);
    }

    /** The same with at most so many levels. */
    LevelDictionary keeping(int commonest) {
        return new LevelDictionary(many, rare, booleans, commonest);
    }

    @Override
    public Prepared fit(Rows train, long seed) {
        List<LevelCoding.Levels> columns = new ArrayList<>();
        for (Column column : train.table().columns()) {
            if (column instanceof Column.Categories categories
                    && (booleans || categories.kind() == ColumnKind.CATEGORY)) {
                columns.add(dictionary(categories));
            }
        }
        var fitted = new LevelCoding(columns);
        return new Prepared(fitted, fitted.apply(train.table()));
    }

    private LevelCoding.Levels dictionary(Column.Categories column) {
        LevelCounts counts = LevelCounts.of(column);
        int seen = counts.atLeast(1);
        int[] standing = counts.commonest(most, rare);
        // One rare level alone would only change its name.
        boolean merge = seen > many && seen - standing.length >= 2;
        List<String> kept = new ArrayList<>();
        for (int i : merge ? standing : counts.commonest(seen, 1)) {
            kept.add(column.levels().get(i));
        }
        if (!merge) {
            return new LevelCoding.Levels(column.name(), kept, NO_OTHER);
        }
        kept.add(nameNotIn(column.levels(), "(other)"));
        return new LevelCoding.Levels(column.name(), kept, kept.size() - 1);
    }

    /** {@code wanted}, in as many parentheses as it takes to be none of {@code levels}. */
    static String nameNotIn(List<String> levels, String wanted) {
        var taken = new HashSet<>(levels);
        String name = wanted;
        while (taken.contains(name)) {
            name = "(" + name + ")";
        }
        return name;
    }
}
