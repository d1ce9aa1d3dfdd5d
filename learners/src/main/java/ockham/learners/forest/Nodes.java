package ockham.learners.forest;

import java.util.Deque;
import ockham.learners.Doubles;
import ockham.learners.Ints;
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
            threshold.add(setStart.size() - 1);
            for (int word : split.words()) {
                setBits.add(word);
            }
            setStart.add(setBits.size());
        }
        return feature.size() - 1;
    }

    void child(int node, boolean isLeft, int reference) {
        (isLeft ? left : right).set(node, reference);
    }

    /** A leaf of one value; its reference. */
    int leaf(double value) {
        leaves.add(value);
        return ~(leaves.size() - 1);
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
        shareStart.add(share.size());
        return leaf(-1 - (shareStart.size() - 2));
    }

    /** Inner nodes, leaves, shares in leaves and words of sets of levels: what memory is taken for. */
    long size() {
        return (long) feature.size() + leaves.size() + share.size() + setBits.size();
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
        int nodes = feature.size();
        int leaf = leaves.size();
        int sets = setStart.size() - 1;
        int bits = setBits.size();
        int distributions = shareStart.size() - 1;
        int shared = share.size();
        for (int i = 0; i < other.feature.size(); i++) {
            boolean category = (other.flags.get(i) & Trees.CATEGORY) != 0;
            feature.add(other.feature.get(i));
            flags.add(other.flags.get(i));
            threshold.add(other.threshold.get(i) + (category ? sets : 0));
            left.add(moved(other.left.get(i), nodes, leaf));
            right.add(moved(other.right.get(i), nodes, leaf));
        }
        for (int i = 0; i < other.leaves.size(); i++) {
            double value = other.leaves.get(i);
            leaves.add(shares && value < 0 ? value - distributions : value);
        }
        append(other.setBits, 0, 0, setBits);
        append(other.setStart, 1, bits, setStart);
        append(other.shareClass, 0, 0, shareClass);
        append(other.shareStart, 1, shared, shareStart);
        for (int i = 0; i < other.share.size(); i++) {
            share.add(other.share.get(i));
        }
        for (int t = 0; t < other.roots.size(); t++) {
            roots.add(moved(other.roots.get(t), nodes, leaf));
        }
    }

    private static void append(Ints from, int first, int plus, Ints to) {
        for (int i = first; i < from.size(); i++) {
            to.add(from.get(i) + plus);
        }
    }

    private static int moved(int reference, int nodes, int leaves) {
        return reference >= 0 ? reference + nodes : ~(~reference + leaves);
    }

    Trees trees() {
        return new Trees(
                roots.toArray(),
                new int[roots.size()],
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
        float[] all = new float[share.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) share.get(i);
        }
        return all;
    }
}
