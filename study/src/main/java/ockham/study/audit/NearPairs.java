package ockham.study.audit;

import java.util.List;

/**
 * Pairs of rows that are nearly equal.
 *
 * @param pairs the two rows of each, earlier first; a part of them where there are very many
 * @param found how many pairs there are
 * @param chance how many there would be if rows stood alone, at most
 * @param rows rows that have an earlier one near them
 * @param looked rows that were looked at
 * @param of rows that there are
 * @param how what they agree in, for people
 */
record NearPairs(List<int[]> pairs, double found, double chance, int rows, int looked, int of, String how) {
    /** So many times what chance gives is clear, however roughly chance is known. */
    private static final double CLEAR = 2;

    /**
     * A row with more rows near it is one of a crowd: readings in whole steps, people of few kinds. Copies come in few. Of a
     * sample those of a row beyond the first are scaled up, for only the first is why the row is counted.
     */
    private static final double CROWD = 5;

    static NearPairs none(int rows) {
        return new NearPairs(List.of(), 0, 0, 0, rows, rows, "");
    }

    NearPairs {
        pairs = List.copyOf(pairs);
    }

    boolean clear() {
        return found > 0 && found >= CLEAR * chance && (found - rows) / sampled() <= (CROWD - 1) * rows;
    }

    /** Whether every pair is known. */
    boolean whole() {
        return looked == of && pairs.size() == (long) found;
    }

    /** The share of rows that were looked at. */
    double sampled() {
        return (double) looked / of;
    }

    /** Rows near an earlier one beyond chance, of the rows looked at. */
    double excess() {
        return clear() ? rows * (1 - chance / found) : 0;
    }
}
