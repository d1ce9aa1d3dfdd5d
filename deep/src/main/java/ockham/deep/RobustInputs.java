package ockham.deep;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import ockham.api.Column;
import ockham.api.LearningException;
import ockham.api.Table;
import ockham.score.net.NetColumn;
import ockham.score.net.NetInputs;

/**
 * Fits the inputs of RealMLP on training rows: each centred on its median and divided by the distance of its quartiles
 * (type 7), or by half its range where the quartiles meet; a constant gets the factor 0.
 */
final class RobustInputs {
    private final int mostLevels;
    private final List<NetColumn> columns = new ArrayList<>();
    private final List<Double> centre = new ArrayList<>();
    private final List<Double> factor = new ArrayList<>();

    private RobustInputs(int mostLevels) {
        this.mostLevels = mostLevels;
    }

    /**
     * Columns in the order of the table, each level of a category an input.
     *
     * @param mostLevels levels of one column that get an input; the rarest beyond them are treated as missing
     * @throws LearningException if a number is missing
     */
    static NetInputs fit(Table train, int mostLevels) {
        return fit(train, mostLevels, Integer.MAX_VALUE);
    }

    /** Numbers, then categories, then those of more than {@code mostOneHot} levels, which get vectors. */
    static NetInputs embedded(Table train, int mostLevels, int mostOneHot) {
        Comparator<Column> kinds = Comparator.comparingInt(
                column -> column instanceof Column.Categories category ? many(category, mostOneHot) ? 2 : 1 : 0);
        List<Column> ordered = train.columns().stream().sorted(kinds).toList();
        return fit(new Table(ordered, train.rows()), mostLevels, mostOneHot);
    }

    private static boolean many(Column.Categories column, int mostOneHot) {
        return column.levels().size() > mostOneHot;
    }

    private static NetInputs fit(Table train, int mostLevels, int mostOneHot) {
        RobustInputs inputs = new RobustInputs(mostLevels);
        for (Column column : train.columns()) {
            if (column instanceof Column.Categories category && many(category, mostOneHot)) {
                inputs.addEmbedded(category);
            } else {
                inputs.add(column, train.rows());
            }
        }
        return new NetInputs(inputs.columns, array(inputs.centre), array(inputs.factor));
    }

    private void add(Column column, int rows) {
        switch (column) {
            case Column.Numbers numbers -> addNumbers(numbers);
            case Column.Categories categories -> addCategories(categories, rows);
            case Column.Times times -> throw unfit(times);
            case Column.Texts texts -> throw unfit(texts);
        }
    }

    private static LearningException unfit(Column column) {
        return new LearningException("column " + column.name() + " is of kind " + column.kind()
                + "; a RealMLP takes numbers, categories and booleans");
    }

    private void addNumbers(Column.Numbers numbers) {
        double[] sorted = numbers.values().clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            throw new LearningException(
                    "column " + numbers.name() + " has missing cells; a RealMLP takes them only imputed");
        }
        columns.add(new NetColumn.Numeric(numbers.name()));
        scale(i -> sorted[i], sorted.length);
    }

    private static int[] counts(Column.Categories column) {
        int[] counts = new int[column.levels().size()];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        return counts;
    }

    private static List<String> levels(Column.Categories column, int[] kept) {
        return Arrays.stream(kept).mapToObj(column.levels()::get).toList();
    }

    private void addEmbedded(Column.Categories column) {
        columns.add(new NetColumn.Embedded(column.name(), levels(column, mostFrequent(counts(column), mostLevels))));
        centre.add(0.0);
        factor.add(1.0);
    }

    private void addCategories(Column.Categories column, int rows) {
        int[] counts = counts(column);
        int[] kept = mostFrequent(counts, mostLevels);
        columns.add(new NetColumn.Categorical(column.name(), levels(column, kept)));
        if (kept.length == 2) {
            int first = counts[kept[0]];
            int second = counts[kept[1]];
            // sorted: -1 for the second level, 0 for missing, 1 for the first
            scale(i -> i < second ? -1 : i < rows - first ? 0 : 1, rows);
            return;
        }
        for (int level : kept) {
            scale(i -> i < rows - counts[level] ? 0 : 1, rows);
        }
    }

    /** A category with its levels of the most rows, each of which becomes an input or two together one. */
    static NetColumn.Categorical category(Column.Categories column, int mostLevels) {
        return new NetColumn.Categorical(column.name(), levels(column, mostFrequent(counts(column), mostLevels)));
    }

    /** The levels with the most rows, in their own order; of equals the first. */
    private static int[] mostFrequent(int[] counts, int mostLevels) {
        List<Integer> levels = new ArrayList<>();
        for (int level = 0; level < counts.length; level++) {
            levels.add(level);
        }
        levels.sort((a, b) -> Integer.compare(counts[b], counts[a]));
        return levels.stream().limit(mostLevels).sorted().mapToInt(i -> i).toArray();
    }

    /** @param sorted the training values of one input, ascending */
    private void scale(IntToDoubleFunction sorted, int rows) {
        double distance = quantile(sorted, rows, 0.75) - quantile(sorted, rows, 0.25);
        if (distance == 0) {
            distance = 0.5 * (sorted.applyAsDouble(rows - 1) - sorted.applyAsDouble(0));
        }
        double inverse = distance == 0 ? 0 : 1 / distance;
        centre.add(quantile(sorted, rows, 0.5));
        factor.add(Double.isFinite(inverse) ? inverse : 0);
    }

    private static double quantile(IntToDoubleFunction sorted, int rows, double share) {
        double place = share * (rows - 1);
        int below = (int) place;
        double low = sorted.applyAsDouble(below);
        double high = sorted.applyAsDouble(Math.min(below + 1, rows - 1));
        return low == high ? low : low + (place - below) * (high - low);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(v -> v).toArray();
    }
}
