package ockham.study.audit;

import java.util.Arrays;

/** A tree of four levels on binned columns, fitted to gradients by Newton steps. */
final class BinTree {
    private static final int DEPTH = 4;
    private static final double RIDGE = 1;
    private static final int LEAST_ROWS = 5;

    private final byte[][] bins;
    private final double[] gradients;
    private final double[] weights;
    // A full tree: the children of node n are 2n+1 and 2n+2.
    private final int[] column = new int[1 << (DEPTH + 1)];
    private final int[] cut = new int[1 << (DEPTH + 1)];
    private final double[] value = new double[1 << (DEPTH + 1)];

    /**
     * @param bins {@code columns x rows}
     * @param gradients what is to be fitted, by row
     * @param weights second derivatives, by row
     */
    BinTree(byte[][] bins, double[] gradients, double[] weights) {
        this.bins = bins;
        this.gradients = gradients;
        this.weights = weights;
    }

    /** @param rows to fit on; reordered */
    BinTree fit(int[] rows) {
        grow(rows, 0, rows.length, 0, 0);
        return this;
    }

    private void grow(int[] rows, int from, int to, int node, int depth) {
        double sum = 0;
        double weight = 0;
        for (int r = from; r < to; r++) {
            sum += gradients[rows[r]];
            weight += weights[rows[r]];
        }
        value[node] = sum / (weight + RIDGE);
        column[node] = -1;
        if (depth == DEPTH || to - from < 2 * LEAST_ROWS) {
            return;
        }
        double best = sum * sum / (weight + RIDGE) + 1e-9;
        double[] sums = new double[Bins.MOST];
        double[] sumWeights = new double[Bins.MOST];
        int[] counts = new int[Bins.MOST];
        for (int c = 0; c < bins.length; c++) {
            histogram(bins[c], rows, from, to, sums, sumWeights, counts);
            double left = 0;
            double leftWeight = 0;
            int leftRows = 0;
            for (int bin = 0; bin < Bins.MOST - 1; bin++) {
                left += sums[bin];
                leftWeight += sumWeights[bin];
                leftRows += counts[bin];
                if (leftRows >= LEAST_ROWS && to - from - leftRows >= LEAST_ROWS) {
                    double right = sum - left;
                    double gain = left * left / (leftWeight + RIDGE) + right * right / (weight - leftWeight + RIDGE);
                    if (gain > best) {
                        best = gain;
                        column[node] = c;
                        cut[node] = bin;
                    }
                }
            }
        }
        if (column[node] >= 0) {
            int middle = part(rows, from, to, bins[column[node]], cut[node]);
            grow(rows, from, middle, 2 * node + 1, depth + 1);
            grow(rows, middle, to, 2 * node + 2, depth + 1);
        }
    }

    private void histogram(byte[] bin, int[] rows, int from, int to, double[] sums, double[] sumWeights, int[] counts) {
        Arrays.fill(sums, 0);
        Arrays.fill(sumWeights, 0);
        Arrays.fill(counts, 0);
        for (int r = from; r < to; r++) {
            int row = rows[r];
            sums[bin[row]] += gradients[row];
            sumWeights[bin[row]] += weights[row];
            counts[bin[row]]++;
        }
    }

    /** Brings rows up to the cut to the front; gives where the others begin. */
    private static int part(int[] rows, int from, int to, byte[] bin, int cut) {
        int middle = from;
        for (int r = from; r < to; r++) {
            if (bin[rows[r]] <= cut) {
                int swap = rows[middle];
                rows[middle++] = rows[r];
                rows[r] = swap;
            }
        }
        return middle;
    }

    /** Adds {@code rate} times the tree's value to the score of every row. */
    void add(double rate, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            int node = 0;
            while (column[node] >= 0) {
                node = bins[column[node]][i] <= cut[node] ? 2 * node + 1 : 2 * node + 2;
            }
            scores[i] += rate * value[node];
        }
    }
}
