package ockham.score.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;

/**
 * Categories in the dictionary of the training rows. A level that is not in it becomes the "other" level where the
 * column has one, else missing (-1).
 */
public final class LevelCoding extends PerColumn<LevelCoding.Levels> {
    static final String FORMAT = "levels/1";

    /**
     * The dictionary of a column.
     *
     * @param levels the levels that keep a code of their own, and the "other" level last if there is one
     * @param other code of the level for all others, or -1
     */
    public record Levels(String column, List<String> levels, int other) implements Plan {
        public Levels {
            levels = List.copyOf(levels);
        }
    }

    private final Map<String, LevelIndex> indexes = new HashMap<>();

    public LevelCoding(List<Levels> columns) {
        super(columns);
        for (Levels plan : columns) {
            indexes.put(plan.column(), new LevelIndex(plan.levels()));
        }
    }

    @Override
    void encode(Levels plan, Column column, List<Column> out) {
        LevelIndex index = Objects.requireNonNull(indexes.get(plan.column()));
        int[] codes = index.recode(as(Column.Categories.class, column), plan.other());
        out.add(new Column.Categories(column.name(), ColumnKind.CATEGORY, plan.levels(), codes));
    }

    @Override
    public Bundle toBundle() {
        var bundle = Bundle.of(FORMAT);
        List<Levels> plans = plans();
        bundle.put("columns", TextList.write(plans.stream().map(Levels::column).toList()));
        bundle.put("other", plans.stream().mapToInt(Levels::other).toArray());
        for (int i = 0; i < plans.size(); i++) {
            bundle.put("levels." + i, TextList.write(plans.get(i).levels()));
        }
        return bundle.build();
    }

    /** Reads {@code levels/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            int[] other = bundle.ints("other");
            Parts.sameSize(FORMAT, columns.size(), other.length);
            List<Levels> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                plans.add(new Levels(columns.get(i), TextList.read(bundle.text("levels." + i)), other[i]));
            }
            return new LevelCoding(plans);
        }
    }
}
