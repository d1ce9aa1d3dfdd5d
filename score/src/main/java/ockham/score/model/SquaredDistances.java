package ockham.score.model;

import java.util.Arrays;

/**
 * Squared distances to some rows: a NUMBER column counts with the square of the difference of its standardised cells, a
 * CATEGORY or BOOLEAN column with 2 where both levels are known and differ, 1 where one is missing: the distance of 0/1
 * columns, one a level. Immutable; safe to share between threads.
 */
public final class SquaredDistances {
    private static final Required REQUIRED = new Required("a model that compares rows");

    /** Vectors that are compared with a row together, so that their distances stay near the processor. */
    static final int BLOCK = 512;

    private final KernelBasis.Vectors vectors;
    private final int[] known;

    /** @throws IllegalArgumentException if an array has the wrong length, or a cell or code that cannot be */
    public SquaredDistances(KernelBasis.Scaling scaling, KernelBasis.Vectors vectors) {
        this.vectors = vectors;
        check(scaling, vectors);
        this.known = new int[vectors.count()];
        for (int at = 0; at < vectors.codes().length; at++) {
            known[at % vectors.count()] += vectors.codes()[at] < 0 ? 0 : 1;
        }
    }

    private static void check(KernelBasis.Scaling scaling, KernelBasis.Vectors vectors) {
        int count = vectors.count();
        int numbers = scaling.numbers();
        int categories = scaling.inputs().size() - numbers;
        REQUIRED.that(count >= 1, "at least one vector");
        REQUIRED.that(vectors.numbers().length == (long) count * numbers, "a number a vector and column");
        REQUIRED.that(vectors.codes().length == (long) count * categories, "a code a vector and column");
        for (float value : vectors.numbers()) {
            REQUIRED.that(Math.abs(value) <= KernelBasis.FARTHEST, "cells that are finite and standardised");
        }
        int category = 0;
        for (Inputs.Input input : scaling.inputs().columns()) {
            if (!input.number()) {
                for (int i = 0; i < count; i++) {
                    int code = vectors.codes()[category * count + i];
                    REQUIRED.that(code >= -1 && code < input.levels().size(), "codes of levels that there are");
                }
                category++;
            }
        }
    }

    /** The rows compared with; not to be changed. */
    public KernelBasis.Vectors vectors() {
        return vectors;
    }

    /**
     * Compares a row with the vectors {@code from} to {@code from + count}.
     *
     * @param rows where the row is
     * @param into the squared distances, from index 0 on
     */
    void of(KernelBasis.Vectors rows, int row, int from, int count, double[] into) {
        Arrays.fill(into, 0, count, 0);
        int size = vectors.count();
        int stride = rows.count();
        float[] cells = vectors.numbers();
        for (int at = from, x = row; at < cells.length; at += size, x += stride) {
            double own = rows.numbers()[x];
            for (int m = 0; m < count; m++) {
                double difference = own - cells[at + m];
                into[m] += difference * difference;
            }
        }
        int[] same = new int[count];
        int present = matches(rows, row, from, same);
        for (int m = 0; m < count; m++) {
            into[m] = into[m] + (present + known[from + m] - 2 * same[m]);
        }
    }

    /**
     * Counts equal levels, in whole numbers without a branch, so that it runs several at a time.
     *
     * @return how many levels of the row are known
     */
    private int matches(KernelBasis.Vectors rows, int row, int from, int[] same) {
        int[] codes = vectors.codes();
        int size = vectors.count();
        int present = 0;
        for (int at = from, x = row; at < codes.length; at += size, x += rows.count()) {
            int own = rows.codes()[x];
            if (own >= 0) {
                present++;
                for (int m = 0; m < same.length; m++) {
                    int difference = codes[at + m] ^ own;
                    // The sign bit of d | -d is set unless d is 0.
                    same[m] += 1 + ((difference | -difference) >> 31);
                }
            }
        }
        return present;
    }

    /**
     * The rows nearest to one, the nearest first; of equal distance the first.
     *
     * @param index of each found, {@code -1} where there are fewer rows than wanted
     * @param squares their squared distances, rising
     */
    public record Nearest(int[] index, double[] squares) {
        public Nearest(int wanted) {
            this(new int[wanted], new double[wanted]);
        }

        private void clear() {
            Arrays.fill(index, -1);
            Arrays.fill(squares, Double.POSITIVE_INFINITY);
        }

        private void offer(int row, double square) {
            int last = index.length - 1;
            if (square < squares[last]) {
                int place = last;
                while (place > 0 && squares[place - 1] > square) {
                    squares[place] = squares[place - 1];
                    index[place] = index[place - 1];
                    place--;
                }
                squares[place] = square;
                index[place] = row;
            }
        }
    }

    /** Finds the nearest of all vectors; overwrites {@code found}. */
    public void nearest(KernelBasis.Vectors rows, int row, Nearest found) {
        found.clear();
        double[] block = new double[Math.min(BLOCK, vectors.count())];
        for (int from = 0; from < vectors.count(); from += BLOCK) {
            int count = Math.min(BLOCK, vectors.count() - from);
            of(rows, row, from, count, block);
            for (int m = 0; m < count; m++) {
                found.offer(from + m, block[m]);
            }
        }
    }
}
