package ockham.learners.forest;

import java.util.Arrays;
import java.util.Deque;
import ockham.score.model.Trees;

/** Trees in growing arrays, nodes before their children. Not safe to share between threads. */
final class Nodes {
    private final Ints roots = new Ints();
    private final Ints feature = new Ints();
    private final Ints left = new Ints();
    private final Ints right = new Ints();
    private final Ints flags = new Ints();
    private final Doubles threshold = new Doubles();
    private final Doubles leaves = new Doubles();
    private final Ints setStart = new Ints();
    private final Ints setBits = new Ints();
    private final Ints shareStart = new Ints();
    private final Ints shareClass = new Ints();
    private final Doubles share = new Doubles();

    Nodes() {
        setStart.add(0);
        shareStart.add(0);
    }

    void root(int reference) {
        roots.add(reference);
    }

    /** A node whose children are not known yet. */
    int node(Split split) {
        feature.add(split.column());
        flags.add(split.flags());
        left.add(0);
        right.add(0);
        if (split.words().length == 0) {
            threshold.add(split.threshold());
        } else {
            threshold.add(setStart.size - 1);
            for (int word : split.words()) {
                setBits.add(word);
            }
            setStart.add(setBits.size);
        }
        return feature.size - 1;
    }

    void child(int node, boolean isLeft, int reference) {
        (isLeft ? left : right).values[node] = reference;
    }

    /** A leaf of one value; its reference. */
    int leaf(double value) {
        leaves.add(value);
        return ~(leaves.size - 1);
    }

    /** A leaf of several classes, by their rows; its reference. */
    int leaf(int[] counts, int rows) {
        for (int k = 0; k < counts.length; k++) {
            if (counts[k] == rows) {
                return leaf(k);
            }
            if (counts[k] > 0) {
                shareClass.add(k);
                share.add((double) counts[k] / rows);
            }
        }
        shareStart.add(share.size);
        return leaf(-1 - (shareStart.size - 2));
    }

    /** Inner nodes, leaves, shares in leaves and words of sets of levels: what memory is taken for. */
    long size() {
        return (long) feature.size + leaves.size + share.size + setBits.size;
    }

    /** Takes the trees of others, in their order, and lets go of each once it is taken: {@code all} is empty then. */
    static Nodes of(Deque<Nodes> all, boolean shares) {
        Nodes together = new Nodes();
        while (!all.isEmpty()) {
            together.add(all.pop(), shares);
        }
        return together;
    }

    private void add(Nodes other, boolean shares) {
        int nodes = feature.size;
        int leaf = leaves.size;
        int sets = setStart.size - 1;
        int bits = setBits.size;
        int distributions = shareStart.size - 1;
        int shared = share.size;
        for (int i = 0; i < other.feature.size; i++) {
            boolean category = (other.flags.values[i] & Trees.CATEGORY) != 0;
            feature.add(other.feature.values[i]);
            flags.add(other.flags.values[i]);
            threshold.add(other.threshold.values[i] + (category ? sets : 0));
            left.add(moved(other.left.values[i], nodes, leaf));
            right.add(moved(other.right.values[i], nodes, leaf));
        }
        for (int i = 0; i < other.leaves.size; i++) {
            double value = other.leaves.values[i];
            leaves.add(shares && value < 0 ? value - distributions : value);
        }
        other.setBits.addTo(setBits, 0, 0);
        other.setStart.addTo(setStart, 1, bits);
        other.shareClass.addTo(shareClass, 0, 0);
        other.shareStart.addTo(shareStart, 1, shared);
        for (int i = 0; i < other.share.size; i++) {
            share.add(other.share.values[i]);
        }
        for (int t = 0; t < other.roots.size; t++) {
            roots.add(moved(other.roots.values[t], nodes, leaf));
        }
    }

    private static int moved(int reference, int nodes, int leaves) {
        return reference >= 0 ? reference + nodes : ~(~reference + leaves);
    }

    Trees trees() {
        return new Trees(
                roots.toArray(),
                new int[roots.size],
                feature.toArray(),
                threshold.toArray(),
                left.toArray(),
                right.toArray(),
                flags.toArray(),
                leaves.toArray(),
                setStart.toArray(),
                setBits.toArray());
    }

    int[] shareStart() {
        return shareStart.toArray();
    }

    int[] shareClass() {
        return shareClass.toArray();
    }

    float[] share() {
        float[] all = new float[share.size];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) share.values[i];
        }
        return all;
    }

    private static final class Ints {
        private int[] values = new int[64];
        private int size;

        void add(int value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        void addTo(Ints other, int from, int plus) {
            for (int i = from; i < size; i++) {
                other.add(values[i] + plus);
            }
        }

        int[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private static final class Doubles {
        private double[] values = new double[64];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size * 2);
            }
            values[size++] = value;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }
}
