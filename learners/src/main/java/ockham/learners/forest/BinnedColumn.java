package ockham.learners.forest;

import java.util.Arrays;
import ockham.score.model.Inputs;

/**
 * A column in bins. A number's bin 0 holds missing cells, the others rise with it; a category's bin is its level, the
 * last one holds missing cells.
 *
 * @param cuts of a number: bin b ends at {@code cuts[b - 1]}, the last has no end; empty for categories
 * @param bins how many there are
 * @param rows the bin of each row
 */
public record BinnedColumn(boolean number, double[] cuts, int bins, short[] rows) {
    /** Bins of a number, missing cells apart. */
    static final int MOST = 254;

    /** Bins by the training rows. */
    public static BinnedColumn of(Inputs.Input input, Inputs.Cells cells, int rows) {
        if (!input.number()) {
            int levels = input.levels().size();
            if (levels >= Short.MAX_VALUE) {
                throw new IllegalArgumentException("column " + input.name() + " has " + levels + " levels, too many");
            }
            short[] bins = new short[rows];
            for (int i = 0; i < rows; i++) {
                double code = cells.at(i);
                bins[i] = (short) (Double.isNaN(code) ? levels : code);
            }
            return new BinnedColumn(false, new double[0], levels + 1, bins);
        }
        double[] values = new double[rows];
        int known = 0;
        for (int i = 0; i < rows; i++) {
            double cell = cells.at(i);
            if (!Double.isNaN(cell)) {
                values[known++] = cell == 0 ? 0 : cell;
            }
        }
        Arrays.sort(values, 0, known);
        double[] cuts = cuts(values, known);
        short[] bins = new short[rows];
        for (int i = 0; i < rows; i++) {
            bins[i] = (short) bin(cuts, cells.at(i));
        }
        return new BinnedColumn(true, cuts, cuts.length + 2, bins);
    }

    /** The bin of any cell; a level that is not among them cannot come. */
    public int binOf(double cell) {
        return number ? bin(cuts, cell) : Double.isNaN(cell) ? bins - 1 : (int) cell;
    }

    /** The bin of a number. */
    static int bin(double[] cuts, double cell) {
        if (Double.isNaN(cell)) {
            return 0;
        }
        int at = Arrays.binarySearch(cuts, cell == 0 ? 0 : cell);
        return 1 + (at >= 0 ? at : -1 - at);
    }

    /** Halfway between neighbours: of all distinct values where they are few, else of every so many rows. */
    private static double[] cuts(double[] sorted, int count) {
        double[] cuts = new double[MOST];
        int found = 0;
        int distinct = count == 0 ? 0 : 1;
        for (int i = 1; i < count; i++) {
            distinct += sorted[i] > sorted[i - 1] ? 1 : 0;
        }
        int inBin = 0;
        double share = distinct <= MOST ? 0 : (double) count / MOST;
        double next = share;
        for (int i = 1; i < count && found < MOST - 1; i++) {
            inBin++;
            if (sorted[i] > sorted[i - 1] && i >= next && inBin > 0) {
                double half = sorted[i - 1] / 2 + sorted[i] / 2;
                cuts[found++] = half >= sorted[i - 1] && half < sorted[i] ? half : sorted[i - 1];
                inBin = 0;
                next = Math.max(next + share, i + share / 2);
            }
        }
        return Arrays.copyOf(cuts, found);
    }
}
