package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * The mean of many decision trees. A leaf holds the mean of a number, or the share of each class; the prior counts as one
 * tree more, so that no class is impossible. Immutable; safe to share between threads.
 */
public final class ForestModel implements Model {
    private static final Required REQUIRED = new Required("a forest");

    static final String FORMAT = "forest/1";

    /** Rows that walk a tree together, while its nodes are near; no effect on any sum. */
    private static final int BLOCK = 64;

    private final Inputs inputs;
    private final Trees trees;
    private final Leaves leaves;
    private final int sums;

    /**
     * What the leaves mean.
     *
     * @param outputs 1 for a number, else the number of classes. Of two classes, and of a number, the value of a leaf is
     *     the share of the second, or the mean. Of more classes it is the index of the only class in the leaf, or {@code
     *     -1 - d} for the shares from {@code start[d]} on
     * @param prior one value, or one a class, as a leaf would have it
     * @param start where a leaf's shares begin; one more than there are
     * @param classes whose share it is
     * @param shares above 0, of one leaf 1 in all
     * @param offset added to the scaled mean of a number: the mean of the training targets
     * @param scale factor of the mean of a number: their deviation; 1 for classes
     */
    public record Leaves(
            int outputs, double[] prior, int[] start, int[] classes, float[] shares, double offset, double scale) {}

    /** @throws IllegalArgumentException if a reference leads nowhere or a value cannot be */
    public ForestModel(Inputs inputs, Trees trees, Leaves leaves) {
        this.inputs = inputs;
        this.trees = trees;
        this.leaves = leaves;
        this.sums = leaves.outputs() > 2 ? leaves.outputs() : 1;
        trees.check(inputs, 1);
        REQUIRED.that(leaves.outputs() >= 1, "an output");
        REQUIRED.that(leaves.prior().length == sums, "a prior of as many values as a leaf has");
        REQUIRED.that(Arrays.stream(leaves.prior()).allMatch(Double::isFinite), "a finite prior");
        REQUIRED.that(Double.isFinite(leaves.offset()) && Double.isFinite(leaves.scale()), "finite offset and scale");
        checkShares();
        checkLeaves();
    }

    private void checkShares() {
        int[] start = leaves.start();
        REQUIRED.that(start.length >= 1 && start[0] == 0, "shares that begin at 0");
        REQUIRED.that(leaves.classes().length == leaves.shares().length, "a class a share");
        REQUIRED.that(start[start.length - 1] == leaves.shares().length, "shares that end at the last");
        for (int d = 1; d < start.length; d++) {
            REQUIRED.that(start[d] >= start[d - 1], "shares in order");
        }
        for (int k : leaves.classes()) {
            REQUIRED.that(k >= 0 && k < leaves.outputs(), "shares of classes that there are");
        }
        for (float share : leaves.shares()) {
            REQUIRED.that(share >= 0 && share <= 1, "shares from 0 to 1");
        }
    }

    private void checkLeaves() {
        for (double value : trees.leaves()) {
            if (sums > 1) {
                REQUIRED.that(value == Math.rint(value), "leaves that name a class or shares");
                REQUIRED.that(
                        value < leaves.outputs() && value >= -(leaves.start().length - 1.0),
                        "leaves that lead somewhere");
            } else if (leaves.outputs() == 2) {
                REQUIRED.that(value >= 0 && value <= 1, "leaves that are probabilities");
            }
        }
        double total = Arrays.stream(leaves.prior()).sum();
        REQUIRED.that(
                leaves.outputs() == 1 || Arrays.stream(leaves.prior()).allMatch(p -> p >= 0), "a prior not negative");
        REQUIRED.that(sums == 1 || Math.abs(total - 1) < 1e-6, "a prior that sums to 1");
    }

    public Inputs inputs() {
        return inputs;
    }

    /** The trees; not to be changed. */
    public Trees trees() {
        return trees;
    }

    @Override
    public Predictions predict(Table features) {
        Inputs.Cells[] columns = inputs.cells(features);
        int rows = features.rows();
        int width = columns.length;
        int block = Math.min(rows, BLOCK);
        double[] cells = new double[block * width];
        double[] totals = new double[block * sums];
        double[] values = new double[Math.multiplyExact(rows, leaves.outputs())];
        for (int start = 0; start < rows; start += block) {
            int count = Math.min(block, rows - start);
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < count; i++) {
                    cells[i * width + j] = columns[j].at(start + i);
                }
            }
            add(cells, count, totals);
            for (int i = 0; i < count; i++) {
                finish(totals, i * sums, values, (start + i) * leaves.outputs());
            }
        }
        return new Predictions(rows, leaves.outputs(), values);
    }

    private void add(double[] cells, int count, double[] totals) {
        int width = inputs.size();
        double[] value = trees.leaves();
        for (int i = 0; i < count; i++) {
            System.arraycopy(leaves.prior(), 0, totals, i * sums, sums);
        }
        for (int root : trees.roots()) {
            for (int i = 0; i < count; i++) {
                double leaf = value[~trees.leaf(root, cells, i * width)];
                if (sums == 1) {
                    totals[i] += leaf;
                } else if (leaf >= 0) {
                    totals[i * sums + (int) leaf] += 1;
                } else {
                    addShares((int) (-1 - leaf), totals, i * sums);
                }
            }
        }
    }

    private void addShares(int shares, double[] totals, int at) {
        for (int s = leaves.start()[shares]; s < leaves.start()[shares + 1]; s++) {
            totals[at + leaves.classes()[s]] += leaves.shares()[s];
        }
    }

    private void finish(double[] totals, int from, double[] values, int at) {
        double count = trees.count() + 1.0;
        if (leaves.outputs() == 1) {
            values[at] = leaves.offset() + leaves.scale() * (totals[from] / count);
        } else if (leaves.outputs() == 2) {
            values[at + 1] = totals[from] / count;
            values[at] = 1 - values[at + 1];
        } else {
            double total = 0;
            for (int k = 0; k < sums; k++) {
                total += totals[from + k];
            }
            for (int k = 0; k < sums; k++) {
                values[at + k] = totals[from + k] / total;
            }
        }
    }

    @Override
    public long parameters() {
        return trees.nodes() + leaves.shares().length;
    }

    @Override
    public Bundle toBundle() {
        return trees.into(Bundle.of(FORMAT)
                        .put("inputs", inputs.toJson())
                        .put("outputs", new int[] {leaves.outputs()})
                        .put("prior", leaves.prior())
                        .put("target", new double[] {leaves.offset(), leaves.scale()})
                        .put("share.start", leaves.start())
                        .put("share.class", leaves.classes())
                        .put("share", leaves.shares()))
                .build();
    }

    /** Reads forests back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] target = bundle.doubles("target");
            int[] outputs = bundle.ints("outputs");
            REQUIRED.that(target.length == 2 && outputs.length == 1, "offset, scale and a number of outputs");
            Trees trees = Trees.read(bundle, new int[bundle.ints("roots").length]);
            Leaves leaves = new Leaves(
                    outputs[0],
                    bundle.doubles("prior"),
                    bundle.ints("share.start"),
                    bundle.ints("share.class"),
                    bundle.floats("share"),
                    target[0],
                    target[1]);
            return new ForestModel(Inputs.fromJson(bundle.text("inputs")), trees, leaves);
        }
    }
}
