package ockham.score.model;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Whether a tree keeps an order whatever the row. Two rows that differ in one number only, the second with the larger, walk the
 * tree together: every pair of leaves that they can come to is looked at, and no other.
 */
final class TreeOrder {
    private final Trees trees;
    private final int input;
    private final int sign;
    /** The cells that the two rows share: above {@code low}, not above {@code high}, or missing. */
    private final double[] low;

    private final double[] high;
    private final boolean[] missing;
    /** The levels that the two rows share. */
    private final BitSet[] levels;
    /** Where the cells of the input lie, of the smaller row and of the larger. */
    private final double[] from = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

    private final double[] to = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};

    private TreeOrder(Trees trees, Inputs inputs, int input, int sign) {
        this.trees = trees;
        this.input = input;
        this.sign = sign;
        this.low = new double[inputs.size()];
        this.high = new double[inputs.size()];
        this.missing = new boolean[inputs.size()];
        this.levels = new BitSet[inputs.size()];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        Arrays.fill(missing, true);
        Arrays.setAll(levels, j -> {
            BitSet all = new BitSet();
            all.set(0, inputs.get(j).levels().size());
            return all;
        });
    }

    /** Whether no tree falls (sign 1) or rises (-1) where a number input rises and all else stays; missing cells have no place. */
    static boolean kept(Trees trees, Inputs inputs, int input, int sign) {
        for (int root : trees.roots()) {
            if (!new TreeOrder(trees, inputs, input, sign).kept(root, root)) {
                return false;
            }
        }
        return true;
    }

    private boolean kept(int smaller, int larger) {
        if (!(from[0] < to[0] && from[1] < to[1] && from[0] < to[1])) {
            return true;
        }
        if (smaller >= 0) {
            return asked(smaller, 0, larger);
        }
        if (larger >= 0) {
            return asked(larger, 1, smaller);
        }
        return sign * (trees.leaves()[~larger] - trees.leaves()[~smaller]) >= 0;
    }

    /** Sends one of the two rows on from a node, both ways if both are open to it. */
    private boolean asked(int node, int row, int other) {
        int feature = trees.feature()[node];
        int flag = trees.flags()[node];
        if ((flag & Trees.ZERO_IS_MISSING) != 0) {
            // Zero then stands apart from the numbers around it.
            return false;
        }
        if (feature == input) {
            return cut(node, row, other);
        }
        return (flag & Trees.CATEGORY) != 0 ? parted(node, row, other) : halved(node, row, other);
    }

    private boolean next(int node, int row, int other, boolean left) {
        int on = left ? trees.left()[node] : trees.right()[node];
        return row == 0 ? kept(on, other) : kept(other, on);
    }

    private boolean cut(int node, int row, int other) {
        double at = trees.threshold()[node];
        double end = to[row];
        to[row] = Math.min(end, at);
        boolean kept = next(node, row, other, true);
        to[row] = end;
        double begin = from[row];
        from[row] = Math.max(begin, at);
        kept = kept && next(node, row, other, false);
        from[row] = begin;
        return kept;
    }

    private boolean halved(int node, int row, int other) {
        int feature = trees.feature()[node];
        double at = trees.threshold()[node];
        boolean gapsLeft = (trees.flags()[node] & Trees.MISSING_LEFT) != 0;
        boolean gaps = missing[feature];
        double end = high[feature];
        double begin = low[feature];
        missing[feature] = gaps && gapsLeft;
        high[feature] = Math.min(end, at);
        boolean kept = !(begin < high[feature] || missing[feature]) || next(node, row, other, true);
        high[feature] = end;
        missing[feature] = gaps && !gapsLeft;
        low[feature] = Math.max(begin, at);
        kept = kept && (!(low[feature] < end || missing[feature]) || next(node, row, other, false));
        low[feature] = begin;
        missing[feature] = gaps;
        return kept;
    }

    private boolean parted(int node, int row, int other) {
        int feature = trees.feature()[node];
        int set = (int) trees.threshold()[node];
        boolean gapsLeft = (trees.flags()[node] & Trees.MISSING_LEFT) != 0;
        boolean gaps = missing[feature];
        BitSet all = levels[feature];
        boolean kept = true;
        for (boolean left : new boolean[] {true, false}) {
            BitSet some = new BitSet();
            all.stream().filter(level -> trees.inSet(set, level) == left).forEach(some::set);
            levels[feature] = some;
            missing[feature] = gaps && gapsLeft == left;
            kept = kept && ((some.isEmpty() && !missing[feature]) || next(node, row, other, left));
        }
        levels[feature] = all;
        missing[feature] = gaps;
        return kept;
    }
}
