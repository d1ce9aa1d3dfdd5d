package ockham.learners.forest;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a tree, in the order of its nodes, and what a node's rows say of a column. */
final class NodeRows {
    private final ForestData data;
    private final int[] rows;
    private final int[] spare;
    private final int classes;
    /** Per bin: rows, and the sum of their targets, or the rows of each class. */
    private int[] counts = new int[0];

    private double[] sums = new double[0];
    private int[] byClass = new int[0];
    private int[] order = new int[0];

    NodeRows(ForestData data, int[] rows) {
        this.data = data;
        this.rows = rows;
        this.spare = new int[rows.length];
        this.classes = data.classes();
    }

    /** A place to cut the ordered bins: after {@code place}. */
    record Cut(int place, int left, int right, double gain) {}

    int count() {
        return rows.length;
    }

    boolean pure(int from, int to) {
        double first = data.target()[rows[from]];
        for (int i = from + 1; i < to; i++) {
            if (data.target()[rows[i]] != first) {
                return false;
            }
        }
        return true;
    }

    double mean(int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += data.target()[rows[i]];
        }
        return sum / (to - from);
    }

    int[] counts(int from, int to) {
        int[] all = new int[classes];
        for (int i = from; i < to; i++) {
            all[(int) data.target()[rows[i]]]++;
        }
        return all;
    }

    /** What {@link Cut#gain} is without a cut. */
    double impurity(int from, int to) {
        double n = to - from;
        if (classes == 1) {
            double sum = mean(from, to) * n;
            return sum * sum / n;
        }
        double squares = 0;
        for (int count : counts(from, to)) {
            squares += (double) count * count;
        }
        return squares / n;
    }

    /** Moves the rows whose bin goes left to the front, keeping their order; where the others begin. */
    int part(int from, int to, BinnedColumn column, boolean[] goesLeft) {
        int left = from;
        int right = 0;
        for (int i = from; i < to; i++) {
            if (goesLeft[column.rows()[rows[i]]]) {
                rows[left++] = rows[i];
            } else {
                spare[right++] = rows[i];
            }
        }
        System.arraycopy(spare, 0, rows, left, right);
        return left;
    }

    /** Counts a node's rows by bin; the bins that have any, in the order in which they are cut. */
    int[] order(BinnedColumn column, int from, int to) {
        int bins = column.bins();
        if (counts.length < bins) {
            counts = new int[bins];
            sums = new double[bins];
            byClass = new int[classes == 1 ? 0 : Math.multiplyExact(bins, classes)];
        }
        int[] met = new int[Math.min(bins, to - from)];
        int places = 0;
        short[] bin = column.rows();
        for (int i = from; i < to; i++) {
            int b = bin[rows[i]];
            if (counts[b]++ == 0) {
                met[places++] = b;
                sums[b] = 0;
                if (classes > 1) {
                    Arrays.fill(byClass, b * classes, (b + 1) * classes, 0);
                }
            }
            if (classes == 1) {
                sums[b] += data.target()[rows[i]];
            } else {
                byClass[b * classes + (int) data.target()[rows[i]]]++;
            }
        }
        order = Arrays.copyOf(met, places);
        Arrays.sort(order);
        if (!column.number()) {
            order = byMean(order);
        }
        return order;
    }

    private int[] byMean(int[] bins) {
        double[] mean = new double[bins.length];
        int largest = classes == 1 ? 0 : largestClass(bins);
        for (int p = 0; p < bins.length; p++) {
            int b = bins[p];
            mean[p] = (classes == 1 ? sums[b] : byClass[b * classes + largest]) / counts[b];
        }
        Integer[] places = new Integer[bins.length];
        Arrays.setAll(places, p -> p);
        Arrays.sort(places, (a, b) -> Double.compare(mean[a], mean[b]));
        return Arrays.stream(places).mapToInt(p -> bins[p]).toArray();
    }

    private int largestClass(int[] bins) {
        int[] all = new int[classes];
        for (int b : bins) {
            for (int k = 0; k < classes; k++) {
                all[k] += byClass[b * classes + k];
            }
        }
        int best = 0;
        for (int k = 1; k < classes; k++) {
            best = all[k] > all[best] ? k : best;
        }
        return best;
    }

    /**
     * The best cut of the bins counted last; forgets the counts.
     *
     * @param only the only place to look at, or -1 for all
     * @param least rows a side
     */
    @Nullable
    Cut bestCut(int only, int least) {
        Sides sides = classes == 1 ? new Numbers() : new Classes();
        Cut best = null;
        for (int p = 0; p < order.length - 1; p++) {
            sides.move(order[p]);
            boolean wanted = only < 0 || p == only;
            if (wanted && sides.left >= least && sides.right >= least) {
                double gain = sides.gain();
                if (best == null || gain > best.gain()) {
                    best = new Cut(p, sides.left, sides.right, gain);
                }
            }
        }
        forget();
        return best;
    }

    /** Clears the counts of the bins counted last. */
    void forget() {
        for (int b : order) {
            counts[b] = 0;
        }
    }

    /** Rows left and right of a cut that moves from bin to bin. */
    private abstract class Sides {
        int left;
        int right;

        Sides() {
            for (int b : order) {
                right += counts[b];
            }
        }

        void move(int bin) {
            left += counts[bin];
            right -= counts[bin];
        }

        abstract double gain();
    }

    private final class Numbers extends Sides {
        private double sumLeft;
        private double sumRight;

        Numbers() {
            for (int b : order) {
                sumRight += sums[b];
            }
        }

        @Override
        void move(int bin) {
            super.move(bin);
            sumLeft += sums[bin];
            sumRight -= sums[bin];
        }

        @Override
        double gain() {
            return sumLeft * sumLeft / left + sumRight * sumRight / right;
        }
    }

    private final class Classes extends Sides {
        private final int[] lefts = new int[classes];
        private final int[] rights = new int[classes];
        private long squaresLeft;
        private long squaresRight;

        Classes() {
            for (int b : order) {
                for (int k = 0; k < classes; k++) {
                    rights[k] += byClass[b * classes + k];
                }
            }
            for (int count : rights) {
                squaresRight += (long) count * count;
            }
        }

        @Override
        void move(int bin) {
            super.move(bin);
            for (int k = 0; k < classes; k++) {
                long moved = byClass[bin * classes + k];
                if (moved > 0) {
                    squaresLeft += moved * (2L * lefts[k] + moved);
                    squaresRight -= moved * (2L * rights[k] - moved);
                    lefts[k] += (int) moved;
                    rights[k] -= (int) moved;
                }
            }
        }

        @Override
        double gain() {
            return (double) squaresLeft / left + (double) squaresRight / right;
        }
    }
}
