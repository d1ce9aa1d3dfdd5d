package ockham.study.feature;

import java.util.ArrayList;
import java.util.List;
import ockham.api.Column;
import ockham.score.feature.LevelNumbers;

/** Target means and row shares of the levels of one column, over all rows and over the rows outside each fold. */
final class LevelEncoder {
    private final Column.Categories column;
    private final int[] fold;
    private final int folds;
    private final boolean ordered;
    private final int slots;

    /**
     * @param fold the fold of each row
     * @param ordered whether folds follow each other in time: a row then learns from earlier folds only
     */
    LevelEncoder(Column.Categories column, int[] fold, int folds, boolean ordered) {
        this.ordered = ordered;
        this.column = column;
        this.fold = fold;
        this.folds = folds;
        this.slots = column.levels().size() + 1;
    }

    /** What new rows get: the columns named {@code outputs}, a mean for each outcome, then the share. */
    LevelNumbers.Lookup lookup(List<String> outputs, List<TargetMeans.Outcome> outcomes) {
        List<LevelMoments> moments = new ArrayList<>();
        for (TargetMeans.Outcome outcome : outcomes) {
            moments.add(LevelMoments.of(this, outcome.values()).get(folds));
        }
        LevelMoments rows = moments.get(0);
        List<String> levels = new ArrayList<>();
        List<double[]> values = new ArrayList<>();
        for (int code = 0; code < column.levels().size(); code++) {
            if (rows.count(code) > 0) {
                levels.add(column.levels().get(code));
                values.add(numbers(moments, code));
            }
        }
        int width = outputs.size();
        double[] flat = new double[levels.size() * width];
        for (int i = 0; i < values.size(); i++) {
            System.arraycopy(values.get(i), 0, flat, i * width, width);
        }
        double[] unseen = new double[width];
        for (int k = 0; k < moments.size(); k++) {
            unseen[k] = moments.get(k).mean();
        }
        return new LevelNumbers.Lookup(column.name(), levels, outputs, flat, numbers(moments, slots - 1), unseen);
    }

    private static double[] numbers(List<LevelMoments> moments, int slot) {
        double[] numbers = new double[moments.size() + 1];
        for (int k = 0; k < moments.size(); k++) {
            numbers[k] = moments.get(k).smoothed(slot);
        }
        numbers[moments.size()] = moments.get(0).share(slot);
        return numbers;
    }

    /** What the training rows get, each from the rows outside its fold, or of earlier folds. */
    List<Column> outOfFold(List<String> outputs, List<TargetMeans.Outcome> outcomes) {
        List<Column> columns = new ArrayList<>();
        for (int k = 0; k < outcomes.size(); k++) {
            List<LevelMoments> moments = LevelMoments.of(this, outcomes.get(k).values());
            double[] means = new double[fold.length];
            double[] shares = new double[fold.length];
            for (int i = 0; i < fold.length; i++) {
                means[i] = moments.get(fold[i]).smoothed(slot(i));
                // Shares of earlier folds shrink as time goes on; those of all rows are what new rows get.
                shares[i] = moments.get(ordered ? folds : fold[i]).share(slot(i));
            }
            columns.add(new Column.Numbers(outputs.get(k), means));
            if (k == outcomes.size() - 1) {
                columns.add(new Column.Numbers(outputs.get(k + 1), shares));
            }
        }
        return columns;
    }

    /** The level of a row; missing cells come after the levels. */
    int slot(int row) {
        int code = column.codes()[row];
        return code < 0 ? slots - 1 : code;
    }

    int slots() {
        return slots;
    }

    boolean ordered() {
        return ordered;
    }

    int folds() {
        return folds;
    }

    int fold(int row) {
        return fold[row];
    }

    int rows() {
        return fold.length;
    }
}
