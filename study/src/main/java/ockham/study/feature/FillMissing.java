package ockham.study.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.score.feature.Imputation;

/**
 * Fills missing cells, for learners that refuse them. Numbers: the median of the training rows (0 where all are missing).
 * Categories: a level "(missing)" where training rows had missing cells, else the commonest level. Booleans: the commoner
 * value. Numbers and booleans that were missing in training rows get a 0/1 column that says where, as scikit-learn's
 * {@code SimpleImputer(add_indicator=True)} does.
 *
 * @param marks whether it can be told afterwards where cells were missing; otherwise categories get their commonest level
 *     and there are no 0/1 columns
 */
public record FillMissing(boolean marks) implements Feature {
    private static final String NO_INDICATOR = "";

    /** Fills and marks. */
    public FillMissing() {
        this(true);
    }

    @Override
    public Prepared fit(Rows train, long seed) {
        var names = new FreshNames(train.table());
        List<Imputation.Fill> fills = new ArrayList<>();
        for (Column column : train.table().columns()) {
            switch (column) {
                case Column.Numbers numbers -> fills.add(number(numbers, names));
                case Column.Categories categories -> fills.add(category(categories, names));
                case Column.Times _, Column.Texts _ -> {}
            }
        }
        var fitted = new Imputation(fills);
        return new Prepared(fitted, fitted.apply(train.table()));
    }

    private Imputation.Fill number(Column.Numbers column, FreshNames names) {
        double[] present =
                Arrays.stream(column.values()).filter(v -> !Double.isNaN(v)).toArray();
        boolean missing = present.length < column.size();
        return new Imputation.Fill(
                column.name(), ColumnKind.NUMBER, median(present), indicator(column, missing, names), List.of());
    }

    private Imputation.Fill category(Column.Categories column, FreshNames names) {
        LevelCounts counts = LevelCounts.of(column);
        boolean missing = counts.missing() > 0;
        if (column.kind() == ColumnKind.BOOLEAN) {
            return new Imputation.Fill(
                    column.name(),
                    ColumnKind.BOOLEAN,
                    counts.mode(),
                    indicator(column, missing, names),
                    column.levels());
        }
        List<String> levels = new ArrayList<>(column.levels());
        int fill = counts.mode();
        if ((marks && missing) || levels.isEmpty()) {
            levels.add(LevelDictionary.nameNotIn(column.levels(), "(missing)"));
            fill = levels.size() - 1;
        }
        return new Imputation.Fill(column.name(), ColumnKind.CATEGORY, fill, NO_INDICATOR, levels);
    }

    private String indicator(Column column, boolean missing, FreshNames names) {
        return marks && missing ? names.of(column.name() + " is missing") : NO_INDICATOR;
    }

    /** The mean of the two middle values where their number is even; 0 of none. */
    static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] + (sorted[half] - sorted[half - 1]) / 2;
    }
}
