package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.LearningException;
import ockham.api.Table;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;
import ockham.score.net.QuantileScaling;

/**
 * Fits the inputs of TabM, ResNet and FT-Transformer on training rows: numbers made normal by their quantiles, then
 * categories. There are as many quantiles as thirty rows go into, at least 10 and at most 1,000, as the authors have it.
 */
final class QuantileInputs {
    private static final int ROWS_A_QUANTILE = 30;
    private static final int FEWEST = 10;
    private static final int MOST = 1_000;

    private QuantileInputs() {}

    /** What a category becomes. */
    enum Categories {
        /** An input a level, two levels one of 1 and -1. */
        ONE_HOT,
        /** The place of its level. */
        PLACES
    }

    /**
     * @param mostLevels levels of one column with an input or place of their own; the rarest beyond are treated as missing
     * @throws LearningException if a number is missing or a column is neither a number nor a category
     */
    static NetInputs fit(Table train, int mostLevels, Categories kind) {
        List<NetColumn> columns = new ArrayList<>();
        List<double[]> quantiles = new ArrayList<>();
        for (Column column : train.columns()) {
            if (column instanceof Column.Numbers numbers) {
                columns.add(new NetColumn.Numeric(numbers.name()));
                quantiles.add(quantiles(numbers));
            }
        }
        for (Column column : train.columns()) {
            switch (column) {
                case Column.Numbers _ -> {}
                case Column.Categories category -> {
                    NetColumn.Categorical known = RobustInputs.category(category, mostLevels);
                    NetColumn added =
                            kind == Categories.ONE_HOT ? known : new NetColumn.Embedded(known.name(), known.levels());
                    columns.add(added);
                    for (int i = 0; i < added.width(); i++) {
                        quantiles.add(new double[0]);
                    }
                }
                case Column.Times times -> throw unfit(times);
                case Column.Texts texts -> throw unfit(texts);
            }
        }
        return new NetInputs(columns, new QuantileScaling(quantiles.toArray(new double[0][])));
    }

    private static LearningException unfit(Column column) {
        return new LearningException("column " + column.name() + " is of kind " + column.kind()
                + "; a net takes numbers, categories and booleans");
    }

    /** A constant has a single one. */
    private static double[] quantiles(Column.Numbers numbers) {
        double[] sorted = numbers.values().clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new LearningException(
                    "column " + numbers.name() + " has missing cells; a net takes them only imputed");
        }
        if (sorted[0] == sorted[sorted.length - 1]) {
            return new double[] {sorted[0]};
        }
        int count = Math.max(FEWEST, Math.min(MOST, sorted.length / ROWS_A_QUANTILE));
        double[] quantiles = new double[count];
        for (int i = 0; i < count; i++) {
            quantiles[i] = Quantiles.of(sorted, (double) i / (count - 1));
        }
        return quantiles;
    }
}
