package ockham.study.audit;

/** A tree of four levels on binned columns, fitted to gradients by Newton steps. */
final class BinTree {
    private static final int DEPTH = 4;
    private static final double RIDGE = 1;
    private static final int LEAST_ROWS = 5;
    private static final int WIDTH = 3 * Bins.MOST;
    private static final double[] NONE = {};

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
        grow(rows, 0, rows.length, 0, 0, splits(rows.length, 0) ? histogram(rows, 0, rows.length) : NONE);
        return this;
    }

    private static boolean splits(int rows, int depth) {
        return depth < DEPTH && rows >= 2 * LEAST_ROWS;
    }

    /** @param histogram of the node's rows, which it may keep; none where they are not to be split */
    private void grow(int[] rows, int from, int to, int node, int depth, double[] histogram) {
        double sum = 0;
        double weight = 0;
        for (int r = from; r < to; r++) {
            sum += gradients[rows[r]];
            weight += weights[rows[r]];
        }
        value[node] = sum / (weight + RIDGE);
        column[node] = -1;
        if (histogram.length == 0) {
            return;
        }
        double best = sum * sum / (weight + RIDGE) + 1e-9;
        for (int c = 0; c < bins.length; c++) {
            double left = 0;
            double leftWeight = 0;
            double leftRows = 0;
            for (int bin = 0, at = c * WIDTH; bin < Bins.MOST - 1; bin++, at += 3) {
                left += histogram[at];
                leftWeight += histogram[at + 1];
                leftRows += histogram[at + 2];
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
            boolean left = splits(middle - from, depth + 1);
            boolean right = splits(to - middle, depth + 1);
            boolean leftIsSmall = middle - from < to - middle;
            double[] small = NONE;
            double[] large = NONE;
            if (left || right) {
                // The larger part's histogram is what the smaller's leaves of both.
                small = leftIsSmall ? histogram(rows, from, middle) : histogram(rows, middle, to);
                large = histogram;
                for (int i = 0; i < large.length; i++) {
                    large[i] -= small[i];
                }
            }
            grow(rows, from, middle, 2 * node + 1, depth + 1, !left ? NONE : leftIsSmall ? small : large);
            grow(rows, middle, to, 2 * node + 2, depth + 1, !right ? NONE : leftIsSmall ? large : small);
        }
    }

    /** Sums of gradients and weights and numbers of rows, side by side, by column and bin. */
    private double[] histogram(int[] rows, int from, int to) {
        double[] histogram = new double[bins.length * WIDTH];
        double[] gradient = new double[to - from];
        double[] weight = new double[to - from];
        for (int r = from; r < to; r++) {
            gradient[r - from] = gradients[rows[r]];
            weight[r - from] = weights[rows[r]];
        }
        for (int c = 0; c < bins.length; c++) {
            byte[] bin = bins[c];
            int start = c * WIDTH;
            for (int r = 0; r < gradient.length; r++) {
                int at = start + 3 * bin[rows[from + r]];
                histogram[at] += gradient[r];
                histogram[at + 1] += weight[r];
                histogram[at + 2]++;
            }
        }
        return histogram;
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
