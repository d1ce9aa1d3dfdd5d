package ockham.score.feature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.FeatureFormat;
import ockham.api.FittedFeature;

/**
 * Categories as one 0/1 number a level, for learners that take numbers only. A missing cell and a level that is not in
 * the dictionary are 0 everywhere.
 */
public final class OneHot extends PerColumn<OneHot.Indicators> {
    static final String FORMAT = "one-hot/1";

    /**
     * The indicators of a column.
     *
     * @param levels levels with an indicator
     * @param outputs name of each level's column
     */
    public record Indicators(String column, List<String> levels, List<String> outputs) implements Plan {
        public Indicators {
            levels = List.copyOf(levels);
            outputs = List.copyOf(outputs);
            Parts.sameSize(FORMAT, levels.size(), outputs.size());
        }
    }

    private final Map<String, LevelIndex> indexes = new HashMap<>();

    public OneHot(List<Indicators> columns) {
        super(columns);
        for (Indicators plan : columns) {
            indexes.put(plan.column(), new LevelIndex(plan.levels()));
        }
    }

    @Override
    void encode(Indicators plan, Column column, List<Column> out) {
        LevelIndex index = Objects.requireNonNull(indexes.get(plan.column()));
        int[] codes = index.recode(as(Column.Categories.class, column), Column.Categories.MISSING);
        for (int k = 0; k < plan.levels().size(); k++) {
            double[] numbers = new double[codes.length];
            for (int i = 0; i < codes.length; i++) {
                numbers[i] = codes[i] == k ? 1 : 0;
            }
            out.add(new Column.Numbers(plan.outputs().get(k), numbers));
        }
    }

    @Override
    public Bundle toBundle() {
        var bundle = Bundle.of(FORMAT);
        List<Indicators> plans = plans();
        bundle.put(
                "columns", TextList.write(plans.stream().map(Indicators::column).toList()));
        for (int i = 0; i < plans.size(); i++) {
            bundle.put("levels." + i, TextList.write(plans.get(i).levels()));
            bundle.put("outputs." + i, TextList.write(plans.get(i).outputs()));
        }
        return bundle.build();
    }

    /** Reads {@code one-hot/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            List<Indicators> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                plans.add(new Indicators(
                        columns.get(i),
                        TextList.read(bundle.text("levels." + i)),
                        TextList.read(bundle.text("outputs." + i))));
            }
            return new OneHot(plans);
        }
    }
}
