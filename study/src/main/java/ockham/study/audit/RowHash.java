package ockham.study.audit;

import java.util.Objects;
import ockham.api.Column;

/** 64-bit hashes of cells that add up to a row's, so that a column can be taken out again. Collisions: about n^2/2^65. */
final class RowHash {
    private RowHash() {}

    /** The finaliser of SplitMix64. */
    static long mix(long z) {
        z += 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The hash of every cell of a column at {@code place} in the row. */
    static long[] of(Column column, int place) {
        long[] hashes = new long[column.size()];
        long salt = mix(place + 1L);
        long[] levels = column instanceof Column.Categories categories
                ? categories.levels().stream().mapToLong(RowHash::text).toArray()
                : new long[0];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = mix(salt ^ (column.missing(i) ? 0x5bf03635L : cell(column, i, levels)));
        }
        return hashes;
    }

    private static long cell(Column column, int row, long[] levels) {
        return switch (column) {
            case Column.Numbers numbers -> Double.doubleToLongBits(numbers.values()[row] + 0.0);
            case Column.Times times -> times.micros()[row];
            case Column.Categories categories -> levels[categories.codes()[row]];
            case Column.Texts texts -> text(Objects.requireNonNull(texts.values()[row]));
        };
    }

    private static long text(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }
}
