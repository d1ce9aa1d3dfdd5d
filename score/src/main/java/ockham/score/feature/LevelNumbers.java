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
 * Categories as numbers looked up by level: target means, shares of rows. A missing cell and a level never seen have
 * numbers of their own.
 */
public final class LevelNumbers extends PerColumn<LevelNumbers.Lookup> {
    static final String FORMAT = "level-numbers/1";

    /**
     * The numbers of a column.
     *
     * @param outputs names of the columns that stand for it
     * @param values {@code levels x outputs}, row-major
     * @param missing one number an output, for missing cells
     * @param unseen one number an output, for levels not in {@code levels}
     */
    public record Lookup(
            String column,
            List<String> levels,
            List<String> outputs,
            double[] values,
            double[] missing,
            double[] unseen)
            implements Plan {
        public Lookup {
            levels = List.copyOf(levels);
            outputs = List.copyOf(outputs);
            Parts.sameSize(FORMAT, levels.size() * outputs.size(), values.length);
            Parts.sameSize(FORMAT, outputs.size(), missing.length);
            Parts.sameSize(FORMAT, outputs.size(), unseen.length);
        }
    }

    private final Map<String, LevelIndex> indexes = new HashMap<>();

    public LevelNumbers(List<Lookup> columns) {
        super(columns);
        for (Lookup lookup : columns) {
            indexes.put(lookup.column(), new LevelIndex(lookup.levels()));
        }
    }

    /** Names of the columns that it turns to numbers. */
    public List<String> columns() {
        return plans().stream().map(Lookup::column).toList();
    }

    @Override
    void encode(Lookup plan, Column column, List<Column> out) {
        int unseen = plan.levels().size();
        LevelIndex index = Objects.requireNonNull(indexes.get(plan.column()));
        int[] codes = index.recode(as(Column.Categories.class, column), unseen);
        int width = plan.outputs().size();
        for (int k = 0; k < width; k++) {
            double[] numbers = new double[codes.length];
            for (int i = 0; i < codes.length; i++) {
                int code = codes[i];
                numbers[i] = code < 0
                        ? plan.missing()[k]
                        : code == unseen ? plan.unseen()[k] : plan.values()[code * width + k];
            }
            out.add(new Column.Numbers(plan.outputs().get(k), numbers));
        }
    }

    @Override
    public Bundle toBundle() {
        var bundle = Bundle.of(FORMAT);
        List<Lookup> plans = plans();
        bundle.put("columns", TextList.write(plans.stream().map(Lookup::column).toList()));
        for (int i = 0; i < plans.size(); i++) {
            Lookup plan = plans.get(i);
            bundle.put("levels." + i, TextList.write(plan.levels()));
            bundle.put("outputs." + i, TextList.write(plan.outputs()));
            bundle.put("values." + i, plan.values());
            bundle.put("missing." + i, plan.missing());
            bundle.put("unseen." + i, plan.unseen());
        }
        return bundle.build();
    }

    /** Reads {@code level-numbers/1}. */
    public static final class Format implements FeatureFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public FittedFeature read(Bundle bundle) {
            List<String> columns = TextList.read(bundle.text("columns"));
            List<Lookup> plans = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                plans.add(new Lookup(
                        columns.get(i),
                        TextList.read(bundle.text("levels." + i)),
                        TextList.read(bundle.text("outputs." + i)),
                        bundle.doubles("values." + i),
                        bundle.doubles("missing." + i),
                        bundle.doubles("unseen." + i)));
            }
            return new LevelNumbers(plans);
        }
    }
}
