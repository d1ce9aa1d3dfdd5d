package ockham.score.model;

import java.util.Arrays;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Rows that others are compared with, by the Gaussian kernel {@code exp(-gamma * d^2)}. In the squared distance
 * {@code d^2} a NUMBER column counts with the square of the difference of its standardised cells, a CATEGORY or BOOLEAN
 * column with 2 where both levels are known and differ, 1 where one is missing: the distance of 0/1 columns, one a level.
 * A missing number is the mean. Immutable; safe to share between threads.
 */
public final class KernelBasis {
    /** Standardised cells farther out count as this. */
    private static final double FARTHEST = 1e4;
    /** Vectors that are compared with a row together, so that their distances stay near the processor. */
    static final int BLOCK = 512;

    private final Scaling scaling;
    private final double gamma;
    private final Vectors vectors;
    private final double[] known;

    /**
     * How cells are read.
     *
     * @param means one a column; 0 for categories
     * @param scales one a column, positive; 1 for categories
     */
    public record Scaling(Inputs inputs, double[] means, double[] scales) {
        public Scaling {
            if (means.length != inputs.size() || scales.length != inputs.size()) {
                throw new IllegalArgumentException("kernel model: one mean and one scale a column are needed");
            }
            if (!Arrays.stream(means).allMatch(Double::isFinite)
                    || !Arrays.stream(scales).allMatch(scale -> scale > 0 && Double.isFinite(scale))) {
                throw new IllegalArgumentException("kernel model: a mean or scale is not finite, or not positive");
            }
        }

        /** Reads every row of a table. */
        public Vectors read(Table table) {
            int rows = table.rows();
            Inputs.Cells[] cells = inputs.cells(table);
            int numbers = numbers();
            float[] values = new float[Math.multiplyExact(rows, numbers)];
            int[] codes = new int[Math.multiplyExact(rows, cells.length - numbers)];
            int number = 0;
            int category = 0;
            for (int j = 0; j < cells.length; j++) {
                if (inputs.get(j).number()) {
                    int at = number++ * rows;
                    for (int i = 0; i < rows; i++) {
                        values[at + i] = standardised(j, cells[j].at(i));
                    }
                } else {
                    int at = category++ * rows;
                    for (int i = 0; i < rows; i++) {
                        double code = cells[j].at(i);
                        codes[at + i] = Double.isNaN(code) ? Column.Categories.MISSING : (int) code;
                    }
                }
            }
            return new Vectors(rows, values, codes);
        }

        private float standardised(int column, double cell) {
            double value = (cell - means[column]) / scales[column];
            return Double.isNaN(value) ? 0 : (float) Math.max(-FARTHEST, Math.min(FARTHEST, value));
        }

        int numbers() {
            return (int) inputs.columns().stream().filter(Inputs.Input::number).count();
        }
    }

    /**
     * Cells of some rows, column after column.
     *
     * @param numbers standardised, the NUMBER columns in order
     * @param codes of levels, the other columns in order; -1 is missing
     */
    public record Vectors(int count, float[] numbers, int[] codes) {
        /** The vectors at {@code index}, in that order. */
        public Vectors rows(int[] index) {
            int columns = count == 0 ? 0 : numbers.length / count;
            int categories = count == 0 ? 0 : codes.length / count;
            float[] takenNumbers = new float[columns * index.length];
            int[] takenCodes = new int[categories * index.length];
            for (int i = 0; i < index.length; i++) {
                for (int j = 0; j < columns; j++) {
                    takenNumbers[j * index.length + i] = numbers[j * count + index[i]];
                }
                for (int j = 0; j < categories; j++) {
                    takenCodes[j * index.length + i] = codes[j * count + index[i]];
                }
            }
            return new Vectors(index.length, takenNumbers, takenCodes);
        }
    }

    /** @throws IllegalArgumentException if an array has the wrong length, or a cell or code that cannot be */
    public KernelBasis(Scaling scaling, double gamma, Vectors vectors) {
        this.scaling = scaling;
        this.gamma = gamma;
        this.vectors = vectors;
        check();
        this.known = new double[vectors.count()];
        for (int at = 0; at < vectors.codes().length; at++) {
            known[at % vectors.count()] += vectors.codes()[at] < 0 ? 0 : 1;
        }
    }

    private void check() {
        int count = vectors.count();
        int numbers = scaling.numbers();
        int categories = scaling.inputs().size() - numbers;
        require(count >= 1, "at least one vector");
        require(gamma > 0 && Double.isFinite(gamma), "a positive gamma");
        require(vectors.numbers().length == (long) count * numbers, "a number a vector and column");
        require(vectors.codes().length == (long) count * categories, "a code a vector and column");
        for (float value : vectors.numbers()) {
            require(Math.abs(value) <= FARTHEST, "cells that are finite and standardised");
        }
        int category = 0;
        for (Inputs.Input input : scaling.inputs().columns()) {
            if (!input.number()) {
                for (int i = 0; i < count; i++) {
                    int code = vectors.codes()[category * count + i];
                    require(code >= -1 && code < input.levels().size(), "codes of levels that there are");
                }
                category++;
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException("kernel model needs " + what);
        }
    }

    public Scaling scaling() {
        return scaling;
    }

    public double gamma() {
        return gamma;
    }

    /** The vectors; not to be changed. */
    public Vectors vectors() {
        return vectors;
    }

    public int size() {
        return vectors.count();
    }

    /**
     * Compares a row with the vectors {@code from} to {@code from + count}, at most {@link #BLOCK}.
     *
     * @param rows where the row is
     * @param into the kernels, from index 0 on
     */
    void compare(Vectors rows, int row, int from, int count, double[] into) {
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
        int[] codes = vectors.codes();
        int present = 0;
        for (int at = from, x = row; at < codes.length; at += size, x += stride) {
            int own = rows.codes()[x];
            if (own >= 0) {
                present++;
                for (int m = 0; m < count; m++) {
                    into[m] -= codes[at + m] == own ? 2 : 0;
                }
            }
        }
        for (int m = 0; m < count; m++) {
            into[m] = Exponential.of(-gamma * (into[m] + present + known[from + m]));
        }
    }

    /** The kernels of a row with every vector. */
    public void compare(Vectors rows, int row, double[] into) {
        double[] block = new double[Math.min(BLOCK, size())];
        for (int from = 0; from < size(); from += BLOCK) {
            int count = Math.min(BLOCK, size() - from);
            compare(rows, row, from, count, block);
            System.arraycopy(block, 0, into, from, count);
        }
    }
}
