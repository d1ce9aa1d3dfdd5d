package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * A linear model: {@code link(bias + sum of the columns' parts)}. A NUMBER column's part is {@code weight * (x - mean) /
 * scale} and nothing where the cell is missing; a CATEGORY or BOOLEAN column's part is the weight of the level, and
 * nothing for a level never seen. Immutable; safe to share between threads.
 */
public final class LinearModel implements Model {
    static final String FORMAT = "linear/1";

    /** Standardised cells beyond this count as this. */
    private static final double FARTHEST = 1e100;

    private final Inputs inputs;
    private final Link link;
    private final Weights weights;
    private final int[] first;
    private final int sums;

    /**
     * The numbers of a linear model with {@code K} sums a row.
     *
     * @param means one a column; 0 for categories
     * @param scales one a column, positive; 1 for categories
     * @param values column after column: K for a number, {@code levels * K} for categories, level after level
     * @param bias K values
     * @param strength what the weights were held back with: the inverse of the ridge penalty, as the learner chose it
     */
    public record Weights(double[] means, double[] scales, double[] values, double[] bias, double strength) {}

    /** @throws IllegalArgumentException if an array has the wrong length or a value that is not finite */
    public LinearModel(Inputs inputs, Link link, Weights weights) {
        this.inputs = inputs;
        this.link = link;
        this.weights = weights;
        this.sums = weights.bias().length;
        link.check(sums);
        this.first = new int[inputs.size()];
        long next = 0;
        for (int j = 0; j < first.length; j++) {
            first[j] = Math.toIntExact(next);
            Inputs.Input input = inputs.get(j);
            next += (long) sums * (input.number() ? 1 : input.levels().size());
        }
        check("means", weights.means(), inputs.size());
        check("scales", weights.scales(), inputs.size());
        check("weights", weights.values(), next);
        check("bias", weights.bias(), sums);
        if (Arrays.stream(weights.scales()).anyMatch(scale -> scale <= 0)) {
            throw new IllegalArgumentException("linear model: a scale is not positive");
        }
    }

    private static void check(String what, double[] values, long length) {
        if (values.length != length) {
            throw new IllegalArgumentException("linear model: " + values.length + " " + what + ", not " + length);
        }
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("linear model: " + what + " that are not finite");
        }
    }

    public Inputs inputs() {
        return inputs;
    }

    public Link link() {
        return link;
    }

    /** The weights; not to be changed. */
    public Weights weights() {
        return weights;
    }

    /** Where the weights of a column begin in {@link Weights#values}. */
    public int first(int column) {
        return first[column];
    }

    @Override
    public Predictions predict(Table features) {
        Inputs.Cells[] cells = inputs.cells(features);
        int rows = features.rows();
        int outputs = link.outputs(sums);
        double[] values = new double[Math.multiplyExact(rows, outputs)];
        double[] row = new double[sums];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(weights.bias(), 0, row, 0, sums);
            for (int j = 0; j < cells.length; j++) {
                add(j, cells[j].at(i), row);
            }
            link.apply(row, 0, values, i * outputs, sums);
        }
        return new Predictions(rows, outputs, values);
    }

    private void add(int column, double cell, double[] row) {
        if (Double.isNaN(cell)) {
            return;
        }
        double factor = 1;
        int at = first[column];
        if (inputs.get(column).number()) {
            factor = (cell - weights.means()[column]) / weights.scales()[column];
            // So far out, sums of parts would overflow, and two of opposite sign would be no number.
            factor = Math.max(-FARTHEST, Math.min(FARTHEST, factor));
        } else {
            at += ((int) cell) * sums;
        }
        double[] w = weights.values();
        for (int k = 0; k < sums; k++) {
            row[k] += w[at + k] * factor;
        }
    }

    @Override
    public long parameters() {
        return weights.values().length + (long) sums;
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("inputs", inputs.toJson())
                .put("link", link.name())
                .put("means", weights.means())
                .put("scales", weights.scales())
                .put("weights", weights.values())
                .put("bias", weights.bias())
                .put("strength", new double[] {weights.strength()})
                .build();
    }

    /** Reads linear models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] strength = bundle.doubles("strength");
            check("strengths", strength, 1);
            return new LinearModel(
                    Inputs.fromJson(bundle.text("inputs")),
                    Link.valueOf(bundle.text("link")),
                    new Weights(
                            bundle.doubles("means"),
                            bundle.doubles("scales"),
                            bundle.doubles("weights"),
                            bundle.doubles("bias"),
                            strength[0]));
        }
    }
}
