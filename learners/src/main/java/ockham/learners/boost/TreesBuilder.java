package ockham.learners.boost;

import ockham.learners.Doubles;
import ockham.learners.Ints;
import ockham.score.model.Trees;

/** Gathers the trees of an engine's model into flat arrays, each tree from its root down. */
final class TreesBuilder {
    private final Ints roots = new Ints();
    private final Ints sum = new Ints();
    private final Ints feature = new Ints();
    private final Ints left = new Ints();
    private final Ints right = new Ints();
    private final Ints flags = new Ints();
    private final Doubles threshold = new Doubles();
    private final Doubles leaves = new Doubles();
    private final Ints setStart = new Ints();
    private final Ints setBits = new Ints();

    TreesBuilder() {
        setStart.add(0);
    }

    /** One tree of an engine; nodes are numbered as the engine likes. */
    interface Source {
        int root();

        boolean leaf(int node);

        double value(int leaf);

        int left(int node);

        int right(int node);

        /** Adds the question that {@code node} asks by {@link #number} or {@link #category}. */
        void ask(int node, TreesBuilder to);
    }

    /** A question to a number: left if not above {@code limit}. */
    void number(int input, double limit, int flag) {
        feature.add(input);
        threshold.add(limit);
        flags.add(flag);
    }

    /** A question to a category: left if its level is in the set. */
    void category(int input, int[] words, int flag) {
        feature.add(input);
        threshold.add(setStart.size() - 1);
        flags.add(flag | Trees.CATEGORY);
        for (int word : words) {
            setBits.add(word);
        }
        setStart.add(setBits.size());
    }

    /** Adds a tree; its nodes come in the order of a walk that goes left first. */
    void add(Source tree, int toSum) {
        sum.add(toSum);
        if (tree.leaf(tree.root())) {
            roots.add(~leaf(tree, tree.root()));
            return;
        }
        roots.add(feature.size());
        // Pairs of an engine's node and the node here whose right child it is; -1 for the root.
        Ints stack = new Ints();
        stack.add(tree.root());
        stack.add(-1);
        while (stack.size() > 0) {
            int parent = stack.pop();
            int node = stack.pop();
            if (parent >= 0) {
                right.set(parent, feature.size());
            }
            descend(tree, node, stack);
        }
    }

    private void descend(Source tree, int start, Ints stack) {
        int node = start;
        while (true) {
            int here = feature.size();
            tree.ask(node, this);
            int farther = tree.right(node);
            right.add(tree.leaf(farther) ? ~leaf(tree, farther) : 0);
            if (!tree.leaf(farther)) {
                stack.add(farther);
                stack.add(here);
            }
            int nearer = tree.left(node);
            if (tree.leaf(nearer)) {
                left.add(~leaf(tree, nearer));
                return;
            }
            left.add(here + 1);
            node = nearer;
        }
    }

    private int leaf(Source tree, int node) {
        leaves.add(tree.value(node));
        return leaves.size() - 1;
    }

    Trees build() {
        return new Trees(
                roots.toArray(),
                sum.toArray(),
                feature.toArray(),
                threshold.toArray(),
                left.toArray(),
                right.toArray(),
                flags.toArray(),
                leaves.toArray(),
                setStart.toArray(),
                setBits.toArray());
    }
}
