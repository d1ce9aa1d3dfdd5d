package ockham.study.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/**
 * What a look at all cells of one column gives.
 *
 * @param missing cells without a value
 * @param distinct different values
 * @param commonest rows of the commonest value
 * @param whole whether every number is whole; false for other kinds
 * @param least least number; NaN for other kinds
 * @param largest largest number; NaN for other kinds
 * @param ascending whether numbers never fall from row to row, none missing
 * @param partition fingerprint of which rows have equal cells
 * @param order fingerprint of the order of cells, 0 for kinds without one
 * @param reverse the same for the opposite order
 */
record Facts(
        Column column,
        int missing,
        int distinct,
        int commonest,
        boolean whole,
        double least,
        double largest,
        boolean ascending,
        long partition,
        long order,
        long reverse) {

    static Facts of(Column column) {
        return switch (column) {
            case Column.Numbers numbers -> ordered(column, numbers.values());
            case Column.Times times -> ordered(column, micros(times));
            case Column.Categories categories ->
                coded(column, categories.codes(), categories.levels().size());
            case Column.Texts texts -> {
                Map<String, Integer> seen = new HashMap<>();
                int[] codes = new int[column.size()];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = code(texts.values()[i], seen);
                }
                yield coded(column, codes, seen.size());
            }
        };
    }

    private static int code(@Nullable String text, Map<String, Integer> seen) {
        if (text == null) {
            return -1;
        }
        Integer known = seen.putIfAbsent(text, seen.size());
        return known == null ? seen.size() - 1 : known;
    }

    static double[] micros(Column.Times times) {
        double[] values = new double[times.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = times.missing(i) ? Double.NaN : times.micros()[i];
        }
        return values;
    }

    private static Facts ordered(Column column, double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        int distinct = 0;
        boolean whole = present > 0;
        for (int i = 0; i < present; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[distinct++] = sorted[i];
                whole &= sorted[i] == Math.rint(sorted[i]);
            }
        }
        int[] ranks = new int[values.length];
        boolean ascending = present == values.length;
        for (int i = 0; i < values.length; i++) {
            ranks[i] = Double.isNaN(values[i]) ? -1 : Arrays.binarySearch(sorted, 0, distinct, values[i] + 0.0);
            if (ranks[i] < -1) {
                ranks[i] = Arrays.binarySearch(sorted, 0, distinct, -0.0);
            }
            ascending &= i == 0 || values[i] >= values[i - 1];
        }
        Facts base = coded(column, ranks, distinct);
        long order = 1;
        long reverse = 1;
        for (int rank : ranks) {
            order = RowHash.mix(order ^ rank);
            reverse = RowHash.mix(reverse ^ (rank < 0 ? rank : distinct - 1 - rank));
        }
        boolean any = distinct > 0;
        return new Facts(
                column,
                base.missing,
                distinct,
                base.commonest,
                whole && column instanceof Column.Numbers,
                any ? sorted[0] : Double.NaN,
                any ? sorted[distinct - 1] : Double.NaN,
                ascending,
                base.partition,
                order,
                reverse);
    }

    private static Facts coded(Column column, int[] codes, int levels) {
        int[] counts = new int[levels + 1];
        int[] firstSeen = new int[levels + 1];
        int seen = 0;
        long partition = 1;
        for (int code : codes) {
            int slot = code < 0 ? levels : code;
            if (counts[slot]++ == 0) {
                firstSeen[slot] = ++seen;
            }
            // A missing cell keeps its own mark, so that "missing" never passes for a level.
            partition = RowHash.mix(partition ^ (code < 0 ? 0 : firstSeen[slot]));
        }
        int missing = counts[levels];
        int distinct = 0;
        int commonest = 0;
        for (int k = 0; k < levels; k++) {
            distinct += counts[k] > 0 ? 1 : 0;
            commonest = Math.max(commonest, counts[k]);
        }
        return new Facts(column, missing, distinct, commonest, false, Double.NaN, Double.NaN, false, partition, 0, 0);
    }

    String name() {
        return column.name();
    }

    int rows() {
        return column.size();
    }

    int present() {
        return rows() - missing;
    }

    boolean constant() {
        return distinct <= 1 && (missing == 0 || distinct == 0);
    }
}
