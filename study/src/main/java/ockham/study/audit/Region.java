package ockham.study.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import ockham.api.Column;

/**
 * Rows that one value of a column marks: a level, a number that many rows share (often 0), missing cells, or all but
 * these.
 *
 * @param words for people: {@code spend is not 0}
 * @param value whether a row, by its place in the table, is in it
 * @param mark whether it splits the column in two as something booked does: missing or not, zero or not, one of two values,
 *     the value of most rows or another. One of several values or levels is no mark: causes have pure ranges, too
 */
record Region(String words, IntPredicate value, boolean mark) {
    /** Rows that a region needs before anything is said of it. */
    static final int ROWS = 30;
    /** Numbers with at most this many different values are looked at value by value. */
    private static final int FEW_VALUES = 20;
    /** Levels of a category that are looked at, in the order of their codes. */
    private static final int LEVELS = 200;

    static List<Region> of(Facts facts) {
        Column column = facts.column();
        List<Region> regions = new ArrayList<>();
        if (facts.missing() >= ROWS && facts.present() >= ROWS) {
            regions.add(new Region(column.name() + " is missing", column::missing, true));
            regions.add(new Region(column.name() + " is not missing", row -> !column.missing(row), true));
        }
        switch (column) {
            case Column.Numbers numbers -> addNumbers(facts, numbers, regions);
            case Column.Categories categories -> addLevels(facts, categories, regions);
            case Column.Times _, Column.Texts _ -> {}
        }
        return regions;
    }

    private static void addLevels(Facts facts, Column.Categories column, List<Region> regions) {
        int[] counts = new int[column.levels().size()];
        for (int code : column.codes()) {
            if (code >= 0) {
                counts[code]++;
            }
        }
        int added = 0;
        for (int k = 0; k < counts.length && added < LEVELS; k++) {
            int level = k;
            if (counts[k] >= ROWS) {
                regions.add(new Region(
                        column.name() + " is " + column.levels().get(k),
                        row -> column.codes()[row] == level,
                        facts.distinct() == 2));
                added++;
            }
        }
    }

    private static void addNumbers(Facts facts, Column.Numbers column, List<Region> regions) {
        double[] values = column.values();
        if (facts.distinct() <= FEW_VALUES) {
            Map<Double, Integer> counts = new TreeMap<>();
            for (double value : values) {
                if (!Double.isNaN(value)) {
                    counts.merge(value + 0.0, 1, Integer::sum);
                }
            }
            counts.forEach((value, count) -> {
                if (count >= ROWS) {
                    regions.add(new Region(
                            column.name() + " is " + Say.number(value),
                            row -> values[row] == value,
                            facts.distinct() == 2 || value == 0));
                }
            });
        }
        if (facts.commonest() >= 0.03 * facts.rows() && facts.present() - facts.commonest() >= ROWS) {
            double common = commonest(values);
            boolean mark = common == 0 || 2 * facts.commonest() >= facts.rows();
            String name = column.name();
            regions.add(new Region(
                    name + " is not " + Say.number(common),
                    row -> !Double.isNaN(values[row]) && values[row] != common,
                    mark));
            if (facts.distinct() > FEW_VALUES) {
                regions.add(new Region(name + " is " + Say.number(common), row -> values[row] == common, mark));
            }
        }
    }

    private static double commonest(double[] values) {
        Map<Double, Integer> counts = new HashMap<>();
        double best = Double.NaN;
        int most = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                int count = counts.merge(value + 0.0, 1, Integer::sum);
                if (count > most) {
                    most = count;
                    best = value;
                }
            }
        }
        return best;
    }

    /** How the classes are spread in the region; {@code classes} is the class of each row. */
    Spread spread(Goal goal) {
        int[] counts = new int[goal.classes()];
        for (int row = 0; row < goal.rows(); row++) {
            if (value.test(row)) {
                counts[(int) goal.y()[row]]++;
            }
        }
        int top = 0;
        int rows = 0;
        for (int k = 0; k < counts.length; k++) {
            rows += counts[k];
            top = counts[k] > counts[top] ? k : top;
        }
        return new Spread(rows, top, rows == 0 ? 0 : counts[top]);
    }

    /**
     * Rows of a region by class.
     *
     * @param top the class with the most rows
     * @param ofTop its rows
     */
    record Spread(int rows, int top, int ofTop) {
        /** Enough rows, and at most one in a thousand of another class. */
        boolean pure() {
            return rows >= ROWS && rows - ofTop <= rows / 1000;
        }
    }
}
