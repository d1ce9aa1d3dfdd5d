package ockham.study.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ockham.api.Column;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Columns whose missing cells go with the target: shares of a class (or the mean of a number) where the cell is missing
 * against where it is not, by a two-sample z test at 1% over all columns and classes, and a gap of some size (ten points,
 * or 0.2 standard deviations).
 */
final class Gaps {
    private static final double LEVEL = 0.01;
    private static final int ROWS_NEEDED = 20;
    private static final double POINTS = 0.1;
    private static final double DEVIATIONS = 0.2;

    private final Goal goal;
    private final List<String> names;

    /** @param names of each class, for people */
    Gaps(Goal goal, List<String> names) {
        this.goal = goal;
        this.names = names;
    }

    List<Finding> findings(List<Facts> columns) {
        List<Facts> looked = columns.stream()
                .filter(f -> f.missing() >= ROWS_NEEDED && f.present() >= ROWS_NEEDED)
                .toList();
        if (looked.isEmpty()) {
            return List.of();
        }
        double tests = (double) looked.size() * goal.width();
        double limit = new NormalDistribution().inverseCumulativeProbability(1 - LEVEL / (2 * tests));
        List<String> names = new ArrayList<>();
        List<String> gaps = new ArrayList<>();
        for (Facts facts : looked) {
            String gap = gap(facts, limit);
            if (!gap.isEmpty()) {
                names.add(facts.name());
                gaps.add(gap);
            }
        }
        if (names.isEmpty()) {
            return List.of();
        }
        String more = names.size() == 1 ? "" : "; likewise " + Say.names(names.subList(1, names.size()));
        return List.of(new Finding(
                "missingness",
                Severity.WARNS,
                names,
                names.get(0) + ": " + gaps.get(0) + more,
                "Kept: learners see where cells are missing. If cells are filled only after the outcome is known,"
                        + " leave the column out with --drop " + names.get(0) + "."));
    }

    private String gap(Facts facts, double limit) {
        Column column = facts.column();
        boolean[] missing = new boolean[goal.rows()];
        for (int i = 0; i < missing.length; i++) {
            missing[i] = column.missing(i);
        }
        double[] with = goal.means(missing, true);
        double[] without = goal.means(missing, false);
        int widest = 0;
        for (int k = 1; k < with.length; k++) {
            widest = Math.abs(with[k] - without[k]) > Math.abs(with[widest] - without[widest]) ? k : widest;
        }
        double deviation = deviation(widest);
        double gap = Math.abs(with[widest] - without[widest]);
        double z = gap / (deviation * Math.sqrt(1.0 / facts.missing() + 1.0 / facts.present()));
        double enough = goal.classes() == 0 ? DEVIATIONS * deviation : POINTS;
        if (!(z > limit) || gap < enough) {
            return "";
        }
        return goal.classes() == 0
                ? String.format(
                        Locale.ROOT,
                        "the target is %.4g on average where it is missing, %.4g where it is not",
                        with[0],
                        without[0])
                : names.get(widest) + " in " + Say.percent(with[widest]) + " of rows where it is missing, in "
                        + Say.percent(without[widest]) + " where it is not";
    }

    /** Standard deviation of an output over all rows. */
    private double deviation(int output) {
        double sum = 0;
        double squares = 0;
        for (double y : goal.y()) {
            double value = goal.classes() == 0 ? y : y == output ? 1 : 0;
            sum += value;
            squares += value * value;
        }
        double mean = sum / goal.rows();
        return Math.sqrt(Math.max(0, squares / goal.rows() - mean * mean));
    }
}
