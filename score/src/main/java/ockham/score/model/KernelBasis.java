package ockham.score.model;

import java.util.Arrays;
import ockham.api.Column;
import ockham.api.Table;

/**
 * Rows that others are compared with, by the Gaussian kernel {@code exp(-gamma * d^2)} of {@link SquaredDistances}. A missing
 * number is the mean. Immutable; safe to share between threads.
 */
public final class KernelBasis {
    private static final Required REQUIRED = new Required("kernel model");

    /** Standardised cells farther out count as this. */
    static final double FARTHEST = 1e4;
    /** Vectors that are compared with a row together. */
    static final int BLOCK = SquaredDistances.BLOCK;

    private final Scaling scaling;
    private final double gamma;
    private final SquaredDistances distances;

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
        this.distances = new SquaredDistances(scaling, vectors);
        REQUIRED.that(gamma > 0 && Double.isFinite(gamma), "a positive gamma");
    }

    public Scaling scaling() {
        return scaling;
    }

    public double gamma() {
        return gamma;
    }

    /** The vectors; not to be changed. */
    public Vectors vectors() {
        return distances.vectors();
    }

    public int size() {
        return vectors().count();
    }

    /**
     * Compares a row with the vectors {@code from} to {@code from + count}, at most {@link #BLOCK}.
     *
     * @param rows where the row is
     * @param into the kernels, from index 0 on
     */
    void compare(Vectors rows, int row, int from, int count, double[] into) {
        distances.of(rows, row, from, count, into);
        for (int m = 0; m < count; m++) {
            into[m] = Exponential.of(-gamma * into[m]);
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
