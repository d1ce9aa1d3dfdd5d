package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;

/**
 * Decision trees in flat arrays. A reference to a node is its index; to a leaf, {@code ~index}. A node's children come
 * after it, so that walking a tree always ends. Not to be changed once built.
 *
 * @param roots a reference a tree
 * @param sum which sum of the row a tree adds to
 * @param feature the input that a node asks
 * @param threshold number inputs: a cell goes left if it is not above; categories: which of {@code setStart}
 * @param left reference for cells not above the threshold, or in the set
 * @param right reference for the others
 * @param flags of a node: {@link #CATEGORY}, {@link #MISSING_LEFT}, {@link #ZERO_IS_MISSING}
 * @param leaves values of leaves
 * @param setStart where a set of levels begins in {@code setBits}; one more than there are sets
 * @param setBits levels that go left, 32 a word, lowest bit first
 */
public record Trees(
        int[] roots,
        int[] sum,
        int[] feature,
        double[] threshold,
        int[] left,
        int[] right,
        int[] flags,
        double[] leaves,
        int[] setStart,
        int[] setBits) {
    private static final Required REQUIRED = new Required("a tree ensemble");

    /** The node asks whether a level is in a set. */
    public static final int CATEGORY = 1;
    /** Missing cells go left. */
    public static final int MISSING_LEFT = 2;
    /** Zero is taken for missing. */
    public static final int ZERO_IS_MISSING = 4;

    public int count() {
        return roots.length;
    }

    /** Puts all but {@code sum}, which not every model of trees has. */
    Bundle.Builder into(Bundle.Builder bundle) {
        return bundle.put("roots", roots)
                .put("feature", feature)
                .put("threshold", threshold)
                .put("left", left)
                .put("right", right)
                .put("flags", flags)
                .put("leaves", leaves)
                .put("set.start", setStart)
                .put("set.bits", setBits);
    }

    /** What {@link #into} put. */
    static Trees read(Bundle bundle, int[] sum) {
        return new Trees(
                bundle.ints("roots"),
                sum,
                bundle.ints("feature"),
                bundle.doubles("threshold"),
                bundle.ints("left"),
                bundle.ints("right"),
                bundle.ints("flags"),
                bundle.doubles("leaves"),
                bundle.ints("set.start"),
                bundle.ints("set.bits"));
    }

    /** Inner nodes and leaves. */
    public long nodes() {
        return (long) feature.length + leaves.length;
    }

    /**
     * The reference of the leaf that a row falls into.
     *
     * @param cells numbers and codes, NaN missing
     * @param from where the row begins in {@code cells}
     */
    int leaf(int root, double[] cells, int from) {
        int node = root;
        while (node >= 0) {
            double cell = cells[from + feature[node]];
            int flag = flags[node];
            boolean goesLeft;
            if ((flag & (CATEGORY | ZERO_IS_MISSING)) == 0) {
                goesLeft = cell <= threshold[node] || ((flag & MISSING_LEFT) != 0 && Double.isNaN(cell));
            } else if (Double.isNaN(cell) || ((flag & ZERO_IS_MISSING) != 0 && cell == 0)) {
                goesLeft = (flag & MISSING_LEFT) != 0;
            } else if ((flag & CATEGORY) != 0) {
                goesLeft = inSet((int) threshold[node], (int) cell);
            } else {
                goesLeft = cell <= threshold[node];
            }
            node = goesLeft ? left[node] : right[node];
        }
        return node;
    }

    boolean inSet(int set, int level) {
        int word = setStart[set] + (level >>> 5);
        return word < setStart[set + 1] && (setBits[word] >>> (level & 31) & 1) != 0;
    }

    /**
     * Checks that every reference leads somewhere and every walk ends: archives may come from anywhere.
     *
     * @throws IllegalArgumentException if not
     */
    void check(Inputs inputs, int sums) {
        int nodes = feature.length;
        REQUIRED.that(sum.length == roots.length, "as many sums as roots");
        REQUIRED.that(threshold.length == nodes && left.length == nodes && right.length == nodes, "one entry a node");
        REQUIRED.that(flags.length == nodes, "one flag a node");
        REQUIRED.that(setStart.length >= 1 && setStart[0] == 0, "sets that begin at 0");
        REQUIRED.that(setStart[setStart.length - 1] == setBits.length, "sets that end at their last word");
        for (int s = 1; s < setStart.length; s++) {
            REQUIRED.that(setStart[s] >= setStart[s - 1], "sets in order");
        }
        for (int t = 0; t < roots.length; t++) {
            REQUIRED.that(sum[t] >= 0 && sum[t] < sums, "trees that add to a sum there is");
            reference(roots[t], -1);
        }
        REQUIRED.that(Arrays.stream(leaves).allMatch(Double::isFinite), "finite leaves");
        for (int node = 0; node < nodes; node++) {
            checkNode(node, inputs);
        }
    }

    private void checkNode(int node, Inputs inputs) {
        REQUIRED.that(feature[node] >= 0 && feature[node] < inputs.size(), "nodes that ask an input there is");
        REQUIRED.that(!Double.isNaN(threshold[node]), "thresholds that are numbers");
        boolean category = (flags[node] & CATEGORY) != 0;
        if (category) {
            REQUIRED.that(!inputs.get(feature[node]).number(), "sets of levels for categories only");
            int set = (int) threshold[node];
            REQUIRED.that(
                    set == threshold[node] && set >= 0 && set < setStart.length - 1, "nodes that ask a set there is");
        }
        reference(left[node], node);
        reference(right[node], node);
    }

    private void reference(int to, int from) {
        REQUIRED.that(to >= 0 ? to > from && to < feature.length : ~to < leaves.length, "references that lead onwards");
    }
}
