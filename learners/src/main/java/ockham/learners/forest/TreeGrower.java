package ockham.learners.forest;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import ockham.score.model.Trees;
import org.jspecify.annotations.Nullable;

/**
 * Grows one tree to the end, depth first. At each node some columns are drawn, and more until one of them splits; of a
 * random forest each column gives its best split, of extra trees one at random; the purest is taken (Gini index, or
 * variance). Levels are ordered by the mean target of the node's rows, of several classes by the share of its largest.
 */
final class TreeGrower {
    private static final double LEAST_GAIN = 1e-10;

    private final ForestData data;
    private final Growth growth;
    private final SplittableRandom random;
    private final Nodes nodes = new Nodes();
    private final NodeRows rows;
    private final int[] columns;

    TreeGrower(ForestData data, Growth growth, long seed) {
        this.data = data;
        this.growth = growth;
        this.random = new SplittableRandom(seed);
        int n = data.rows();
        int[] drawn = new int[n];
        Arrays.setAll(drawn, i -> growth.extra() ? i : random.nextInt(n));
        this.rows = new NodeRows(data, drawn);
        this.columns = new int[data.columns().length];
        Arrays.setAll(columns, j -> j);
    }

    /**
     * How a tree grows.
     *
     * @param extra a random cut a column and all rows
     * @param tried columns that a node looks at, at least
     * @param leafRows rows of a leaf, at least
     */
    record Growth(boolean extra, int tried, int leafRows) {}

    /** A node still to be split: its rows, and the node here whose child it is. */
    private record Open(int from, int to, int parent, boolean left) {}

    /** The tree, or nothing if the time was over before it was grown. */
    Optional<Nodes> grow(BooleanSupplier over) {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(0, rows.count(), -1, false));
        while (!open.isEmpty()) {
            if (over.getAsBoolean()) {
                return Optional.empty();
            }
            Open next = open.pop();
            Split split = split(next.from(), next.to());
            int reference = split == null ? leaf(next.from(), next.to()) : nodes.node(split);
            place(next, reference);
            if (split != null) {
                int middle = rows.part(next.from(), next.to(), data.columns()[split.column()], split.goesLeft());
                open.push(new Open(middle, next.to(), reference, false));
                open.push(new Open(next.from(), middle, reference, true));
            }
        }
        return Optional.of(nodes);
    }

    private void place(Open at, int reference) {
        if (at.parent() < 0) {
            nodes.root(reference);
        } else {
            nodes.child(at.parent(), at.left(), reference);
        }
    }

    private int leaf(int from, int to) {
        return data.classes() > 1 ? nodes.leaf(rows.counts(from, to), to - from) : nodes.leaf(rows.mean(from, to));
    }

    private @Nullable Split split(int from, int to) {
        int count = to - from;
        if (count < 2 * growth.leafRows() || rows.pure(from, to)) {
            return null;
        }
        double least = rows.impurity(from, to);
        Split best = null;
        for (int c = 0; c < columns.length && (c < growth.tried() || best == null); c++) {
            int other = c + random.nextInt(columns.length - c);
            int column = columns[other];
            columns[other] = columns[c];
            columns[c] = column;
            Split split = look(column, from, to);
            if (split != null
                    && split.gain() > least * (1 + LEAST_GAIN) + LEAST_GAIN
                    && (best == null || split.gain() > best.gain())) {
                best = split;
            }
        }
        return best;
    }

    private @Nullable Split look(int column, int from, int to) {
        BinnedColumn binned = data.columns()[column];
        int[] order = rows.order(binned, from, to);
        int places = order.length;
        if (places < 2) {
            rows.forget();
            return null;
        }
        int cut = growth.extra() ? random.nextInt(places - 1) : -1;
        NodeRows.Cut best = rows.bestCut(cut, growth.leafRows());
        return best == null ? null : describe(column, binned, order, best);
    }

    /** The question that sends the bins up to the cut left. */
    private Split describe(int column, BinnedColumn binned, int[] order, NodeRows.Cut cut) {
        boolean largerLeft = cut.left() >= cut.right();
        boolean[] goesLeft = new boolean[binned.bins()];
        for (int place = 0; place <= cut.place(); place++) {
            goesLeft[order[place]] = true;
        }
        int missing = binned.number() ? 0 : binned.bins() - 1;
        boolean missingHere = Arrays.stream(order).anyMatch(bin -> bin == missing);
        boolean missingLeft = missingHere ? goesLeft[missing] : largerLeft;
        int flags = missingLeft ? Trees.MISSING_LEFT : 0;
        if (binned.number()) {
            int last = order[cut.place()];
            double threshold = last == 0 ? Double.NEGATIVE_INFINITY : binned.cuts()[last - 1];
            return new Split(column, threshold, new int[0], goesLeft, flags, cut.gain());
        }
        boolean[] here = new boolean[binned.bins()];
        for (int bin : order) {
            here[bin] = true;
        }
        int[] words = new int[((binned.bins() - 1) >>> 5) + 1];
        for (int level = 0; level < binned.bins() - 1; level++) {
            // Levels that the node has not met go with the larger side.
            if (here[level] ? goesLeft[level] : largerLeft) {
                words[level >>> 5] |= 1 << (level & 31);
            }
        }
        return new Split(column, 0, words, goesLeft, flags | Trees.CATEGORY, cut.gain());
    }
}
