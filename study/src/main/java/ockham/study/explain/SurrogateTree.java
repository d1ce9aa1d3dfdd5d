package ockham.study.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small regression tree (Breiman, Friedman, Olshen and Stone 1984) with exact splits, grown where the squared error falls
 * most until it has so many leaves. It predicts several outputs at once; their squared errors are added.
 */
final class SurrogateTree {
    /** Rows that a leaf has at least. */
    static final int LEAST = 5;

    private final List<Cells> columns;
    private final Node root;

    /** A node: a leaf until it is split. */
    private static final class Node {
        final int[] rows;
        final double[] mean;
        final @Nullable TreeSplit found;

        @Nullable
        Node left;

        @Nullable
        Node right;

        Node(SplitSearch search, int[] rows) {
            this.rows = rows;
            this.mean = search.mean(rows);
            this.found = search.best(rows);
        }
    }

    private SurrogateTree(List<Cells> columns, Node root) {
        this.columns = columns;
        this.root = root;
    }

    /**
     * Fits it.
     *
     * @param outputs {@code [output][row]}
     * @param rows to learn from, at least one
     * @param leaves at most
     */
    static SurrogateTree fit(List<Cells> columns, double[][] outputs, int[] rows, int leaves) {
        SplitSearch search = new SplitSearch(columns, outputs, LEAST);
        Node root = new Node(search, rows);
        List<Node> open = new ArrayList<>(List.of(root));
        while (open.size() < leaves) {
            Node best = null;
            TreeSplit split = null;
            for (Node node : open) {
                TreeSplit own = node.found;
                if (own != null && (split == null || own.gain() > split.gain())) {
                    best = node;
                    split = own;
                }
            }
            if (best == null || split == null) {
                break;
            }
            TreeSplit by = split;
            Cells column = columns.get(by.column());
            Node left = new Node(
                    search,
                    Arrays.stream(best.rows).filter(i -> by.left(column, i)).toArray());
            Node right = new Node(
                    search,
                    Arrays.stream(best.rows).filter(i -> !by.left(column, i)).toArray());
            best.left = left;
            best.right = right;
            open.remove(best);
            open.add(left);
            open.add(right);
        }
        return new SurrogateTree(columns, root);
    }

    /** The outputs of a row. */
    double[] predict(int row) {
        Node node = root;
        while (node.left != null && node.right != null && node.found != null) {
            node = node.found.left(columns.get(node.found.column()), row) ? node.left : node.right;
        }
        return node.mean;
    }

    /**
     * How much of the variance of outputs trees tell, each fitted on the rows of one half and judged on those of the other;
     * over several outputs their mean weighted by variance. NaN where outputs do not vary.
     */
    static double r2(List<Cells> columns, double[][] outputs, int[][] halves, int leaves) {
        double error = 0;
        for (int half = 0; half < 2; half++) {
            SurrogateTree tree = fit(columns, outputs, halves[half], leaves);
            for (int row : halves[1 - half]) {
                double[] predicted = tree.predict(row);
                for (int k = 0; k < outputs.length; k++) {
                    error += (outputs[k][row] - predicted[k]) * (outputs[k][row] - predicted[k]);
                }
            }
        }
        double squares = Outputs.squares(outputs);
        return squares > 0 ? 1 - error / squares : Double.NaN;
    }
}
