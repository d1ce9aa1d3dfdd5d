package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Rows that occur more than once. In a table of few, coarse columns rows are equal by chance; the chance is read off the
 * pairs of rows that are equal in all columns but one: if {@code u} pairs differ in column j alone and two rows agree in j
 * with probability {@code m} (the sum of squared shares), {@code u*m/(1-m)} pairs are equal throughout by chance. The
 * column that explains most is taken.
 */
final class Duplicates {
    /** Columns that chance is read off at most, spread over the table. */
    private static final int LOOKED_AT = 40;

    private static final double WORTH_A_WARNING = 0.01;

    private final Table features;
    private final double[] target;
    private final boolean classes;

    Duplicates(Table features, double[] target, boolean classes) {
        this.features = features;
        this.target = target;
        this.classes = classes;
    }

    List<Finding> findings() {
        if (features.columns().isEmpty() || target.length < 2) {
            return List.of();
        }
        List<Column> columns = new ArrayList<>(features.columns());
        columns.add(new Column.Numbers("", target));
        long[] withoutTarget = sums(features.columns());
        long[] whole = plus(withoutTarget, RowHash.of(columns.get(columns.size() - 1), columns.size() - 1), 1);
        List<Finding> findings = new ArrayList<>();
        long repeated = repeated(whole);
        boolean copies = false;
        if (repeated > 0) {
            Finding finding = finding(repeated, pairs(whole), byChance(columns, whole));
            copies = finding.severity() == Severity.WARNS;
            findings.add(finding);
        }
        long conflicting = conflicting(withoutTarget, whole);
        if (classes && conflicting > 0) {
            findings.add(conflict(conflicting, copies));
        }
        return findings;
    }

    private Finding finding(long repeated, double pairs, double chance) {
        double excess = repeated * Math.max(0, 1 - chance / pairs);
        boolean warns = excess >= WORTH_A_WARNING * target.length && excess >= 5;
        String evidence = Say.rows(repeated) + " of " + Say.count(target.length) + " ("
                + Say.percent((double) repeated / target.length)
                + ") repeat an earlier row in every column, the target included; about "
                + Say.count(Math.round(excess)) + " more than chance would give";
        return new Finding(
                "duplicates",
                warns ? Severity.WARNS : Severity.INFORMS,
                List.of(),
                evidence,
                warns
                        ? "If they are copies of one case, remove them: a copy in the training rows and one in the"
                                + " test rows flatters every candidate. If they belong to one customer or device, give"
                                + " --group."
                        : "Kept: so few, or as many as columns of so few values give by chance.");
    }

    /** @param copies whether rows repeat beyond chance: otherwise columns are just too coarse to tell rows apart */
    private Finding conflict(long conflicting, boolean copies) {
        double share = (double) conflicting / target.length;
        return new Finding(
                "conflicts",
                copies && share > 0.05 ? Severity.WARNS : Severity.INFORMS,
                List.of(),
                Say.rows(conflicting) + " (" + Say.percent(share)
                        + ") agree with another row in every column but not in the target",
                "Kept: no model can get all of these right. Columns that tell them apart would help.");
    }

    static long[] sums(List<Column> columns) {
        long[] sums = new long[columns.get(0).size()];
        for (int c = 0; c < columns.size(); c++) {
            sums = plus(sums, RowHash.of(columns.get(c), c), 1);
        }
        return sums;
    }

    private static long[] plus(long[] sums, long[] hashes, int sign) {
        long[] result = new long[sums.length];
        for (int i = 0; i < sums.length; i++) {
            result[i] = sums[i] + sign * hashes[i];
        }
        return result;
    }

    private static long repeated(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long repeated = 0;
        for (int i = 1; i < sorted.length; i++) {
            repeated += sorted[i] == sorted[i - 1] ? 1 : 0;
        }
        return repeated;
    }

    static double pairs(long[] hashes) {
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        double pairs = 0;
        int run = 1;
        for (int i = 1; i <= sorted.length; i++) {
            if (i < sorted.length && sorted[i] == sorted[i - 1]) {
                run++;
            } else {
                pairs += run * (run - 1.0) / 2;
                run = 1;
            }
        }
        return pairs;
    }

    private static double byChance(List<Column> columns, long[] whole) {
        double equal = pairs(whole);
        double all = whole.length * (whole.length - 1.0) / 2;
        double most = 0;
        int step = Math.max(1, columns.size() / LOOKED_AT);
        for (int c = columns.size() - 1; c >= 0; c -= step) {
            long[] own = RowHash.of(columns.get(c), c);
            double agree = pairs(own) / all;
            double differInItAlone = pairs(plus(whole, own, -1)) - equal;
            most = Math.max(most, agree < 1 ? differInItAlone * agree / (1 - agree) : 0);
        }
        return most;
    }

    /** Rows that have a twin in the features with another target. */
    private static long conflicting(long[] features, long[] whole) {
        Integer[] order = new Integer[features.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(features[a], features[b]));
        long conflicting = 0;
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            boolean differ = false;
            while (to < order.length && features[order[to]] == features[order[from]]) {
                differ |= whole[order[to]] != whole[order[from]];
                to++;
            }
            conflicting += differ ? to - from : 0;
            from = to;
        }
        return conflicting;
    }
}
