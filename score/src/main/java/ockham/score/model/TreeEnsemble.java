package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * A sum of decision trees, as boosting engines learn them. Cells and sums are treated in the engine's own arithmetic and
 * order, so that predictions equal the engine's. Immutable; safe to share between threads.
 */
public final class TreeEnsemble implements Model {
    static final String FORMAT = "trees/1";

    /** Rows that walk a tree together, while its nodes are near; no effect on any sum. */
    private static final int BLOCK = 64;

    /** LightGBM's kZeroThreshold: numbers this small are zero. */
    private static final double TINY = 1e-35f;

    private final Form form;
    private final Trees trees;

    /** How an engine reads cells and adds leaves. */
    public enum Arithmetic {
        /** LightGBM: doubles, tiny numbers are zero. */
        DOUBLE,
        /** XGBoost: cells and sums are 32-bit floats. */
        SINGLE
    }

    /**
     * All but the trees.
     *
     * @param base what each sum starts from; as many as there are sums a row
     * @param offset added to the scaled sum of a number: the mean of the target
     * @param scale factor of the sum of a number: the deviation of the target; 1 for classes
     */
    public record Form(Inputs inputs, Link link, Arithmetic arithmetic, double[] base, double offset, double scale) {
        public Form {
            link.check(base.length);
            if (!Arrays.stream(base).allMatch(Double::isFinite)
                    || !Double.isFinite(offset)
                    || !Double.isFinite(scale)) {
                throw new IllegalArgumentException("trees: base, offset or scale is not finite");
            }
        }
    }

    /** @throws IllegalArgumentException if a reference in the trees leads nowhere */
    public TreeEnsemble(Form form, Trees trees) {
        trees.check(form.inputs(), form.base().length);
        this.form = form;
        this.trees = trees;
    }

    public Form form() {
        return form;
    }

    /** The trees; not to be changed. */
    public Trees trees() {
        return trees;
    }

    @Override
    public Predictions predict(Table features) {
        int sums = form.base().length;
        int outputs = form.link().outputs(sums);
        int rows = features.rows();
        double[] values = new double[Math.multiplyExact(rows, outputs)];
        walk(features, (row, block, at) -> form.link().apply(block, at, values, row * outputs, sums));
        if (form.link() == Link.IDENTITY) {
            for (int i = 0; i < values.length; i++) {
                values[i] = form.offset() + form.scale() * values[i];
            }
        }
        return new Predictions(rows, outputs, values);
    }

    /** The sums before the link, row-major: what engines call raw scores or margins. */
    public double[] sums(Table features) {
        int sums = form.base().length;
        double[] all = new double[Math.multiplyExact(features.rows(), sums)];
        walk(features, (row, block, at) -> System.arraycopy(block, at, all, row * sums, sums));
        return all;
    }

    private interface Sink {
        void row(int row, double[] block, int at);
    }

    private void walk(Table features, Sink sink) {
        Inputs.Cells[] columns = form.inputs().cells(features);
        int rows = features.rows();
        int sums = form.base().length;
        int block = Math.min(rows, BLOCK);
        double[] cells = new double[block * columns.length];
        double[] totals = new double[block * sums];
        for (int start = 0; start < rows; start += block) {
            int count = Math.min(block, rows - start);
            fill(columns, start, count, cells);
            add(cells, count, totals);
            for (int i = 0; i < count; i++) {
                sink.row(start + i, totals, i * sums);
            }
        }
    }

    private void fill(Inputs.Cells[] columns, int start, int count, double[] cells) {
        boolean single = form.arithmetic() == Arithmetic.SINGLE;
        int width = columns.length;
        for (int j = 0; j < width; j++) {
            Inputs.Cells column = columns[j];
            for (int i = 0; i < count; i++) {
                double cell = column.at(start + i);
                cells[i * width + j] = single ? (float) cell : Math.abs(cell) <= TINY ? 0 : cell;
            }
        }
    }

    private void add(double[] cells, int count, double[] totals) {
        boolean single = form.arithmetic() == Arithmetic.SINGLE;
        int sums = form.base().length;
        int width = form.inputs().size();
        for (int i = 0; i < count; i++) {
            System.arraycopy(form.base(), 0, totals, i * sums, sums);
        }
        for (int t = 0; t < trees.count(); t++) {
            int root = trees.roots()[t];
            int sum = trees.sum()[t];
            for (int i = 0; i < count; i++) {
                double leaf = trees.leaves()[~trees.leaf(root, cells, i * width)];
                double total = totals[i * sums + sum] + leaf;
                totals[i * sums + sum] = single ? (float) total : total;
            }
        }
    }

    @Override
    public long parameters() {
        return trees.nodes();
    }

    @Override
    public Bundle toBundle() {
        return trees.into(Bundle.of(FORMAT)
                        .put("inputs", form.inputs().toJson())
                        .put("link", form.link().name())
                        .put("arithmetic", form.arithmetic().name())
                        .put("base", form.base())
                        .put("target", new double[] {form.offset(), form.scale()})
                        .put("sum", trees.sum()))
                .build();
    }

    /** Reads tree ensembles back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] target = bundle.doubles("target");
            if (target.length != 2) {
                throw new IllegalArgumentException("trees: target needs offset and scale");
            }
            Form form = new Form(
                    Inputs.fromJson(bundle.text("inputs")),
                    Link.valueOf(bundle.text("link")),
                    Arithmetic.valueOf(bundle.text("arithmetic")),
                    bundle.doubles("base"),
                    target[0],
                    target[1]);
            return new TreeEnsemble(form, Trees.read(bundle, bundle.ints("sum")));
        }
    }
}
