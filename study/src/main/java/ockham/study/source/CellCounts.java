package ockham.study.source;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The different texts of a column's cells, blanks around them removed, with their counts.
 *
 * @param counts sorted by text; cells that are null in the source are not among them
 * @param complete whether these are all rows, or only the first
 * @param padded whether some cell has blanks around it
 */
record CellCounts(SortedMap<String, Long> counts, boolean complete, boolean padded) {
    /** Collects cells one by one. */
    static final class Builder {
        private final SortedMap<String, Long> counts = new TreeMap<>();
        private boolean padded;

        void add(String cell, long count) {
            String bare = Blanks.strip(cell);
            padded |= bare.length() != cell.length();
            counts.merge(bare, count, Long::sum);
        }

        CellCounts build(boolean complete) {
            return new CellCounts(counts, complete, padded || !complete);
        }
    }

    long count(java.util.function.Predicate<String> cells) {
        return counts.entrySet().stream()
                .filter(entry -> cells.test(entry.getKey()))
                .mapToLong(java.util.Map.Entry::getValue)
                .sum();
    }

    long total() {
        return count(cell -> true);
    }
}
