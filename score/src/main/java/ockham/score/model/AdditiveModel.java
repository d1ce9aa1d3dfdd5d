package ockham.score.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * A sum of step functions, one a column, and of tables, one a pair of columns: {@code link(bias + sum f_j(x_j) + sum
 * f_jk(x_j, x_k))}. Its parts are its explanation, and exact. Immutable; safe to share between threads.
 */
public final class AdditiveModel implements Model {
    private static final Required REQUIRED = new Required("an additive model");

    static final String FORMAT = "additive/1";

    private final Inputs inputs;
    private final Link link;
    private final double[] bias;
    private final List<Shape> shapes;
    private final List<Pair> pairs;
    private final int sums;

    /**
     * The step function of a column. A number's step 0 is for missing cells, step {@code s} ends at {@code cuts[s - 1]}, the
     * last has no end; a category has a step a level, and one for missing cells after them.
     *
     * @param cuts rising; empty for a category
     * @param values one a step and sum, step after step
     */
    public record Shape(double[] cuts, double[] values) {}

    /**
     * The table of two columns, whose steps are gathered in places.
     *
     * @param firstPlace the place of each step of the first column
     * @param secondPlace the place of each step of the second
     * @param places number of places of the second
     * @param values one a place of the first, place of the second, and sum
     */
    public record Pair(int first, int second, int[] firstPlace, int[] secondPlace, int places, double[] values) {}

    /** @throws IllegalArgumentException if an array has the wrong length or a value that is not finite */
    public AdditiveModel(Inputs inputs, Link link, double[] bias, List<Shape> shapes, List<Pair> pairs) {
        this.inputs = inputs;
        this.link = link;
        this.bias = bias;
        this.shapes = List.copyOf(shapes);
        this.pairs = List.copyOf(pairs);
        this.sums = bias.length;
        link.check(sums);
        REQUIRED.that(shapes.size() == inputs.size(), "a step function a column");
        REQUIRED.that(Arrays.stream(bias).allMatch(Double::isFinite), "a finite bias");
        for (int j = 0; j < inputs.size(); j++) {
            check(inputs.get(j), shapes.get(j));
        }
        pairs.forEach(this::check);
    }

    private void check(Inputs.Input input, Shape shape) {
        double[] cuts = shape.cuts();
        REQUIRED.that(input.number() || cuts.length == 0, "cuts for numbers only");
        for (int c = 0; c < cuts.length; c++) {
            REQUIRED.that(!Double.isNaN(cuts[c]) && (c == 0 || cuts[c] > cuts[c - 1]), "cuts that rise");
        }
        REQUIRED.that(shape.values().length == (long) steps(input, shape) * sums, "a value a step and sum");
        REQUIRED.that(Arrays.stream(shape.values()).allMatch(Double::isFinite), "finite values");
    }

    private void check(Pair pair) {
        REQUIRED.that(pair.first() >= 0 && pair.first() < inputs.size(), "pairs of columns there are");
        REQUIRED.that(pair.second() >= 0 && pair.second() < inputs.size(), "pairs of columns there are");
        REQUIRED.that(pair.places() >= 1, "a place a pair");
        REQUIRED.that(Arrays.stream(pair.values()).allMatch(Double::isFinite), "finite values");
        long rows = pair.values().length / sums / pair.places();
        REQUIRED.that(rows * pair.places() * sums == pair.values().length, "a value a place and sum");
        checkPlaces(pair.first(), pair.firstPlace(), rows);
        checkPlaces(pair.second(), pair.secondPlace(), pair.places());
    }

    private void checkPlaces(int column, int[] places, long count) {
        REQUIRED.that(places.length == steps(inputs.get(column), shapes.get(column)), "a place a step");
        REQUIRED.that(Arrays.stream(places).allMatch(place -> place >= 0 && place < count), "places that there are");
    }

    private static int steps(Inputs.Input input, Shape shape) {
        return input.number() ? shape.cuts().length + 2 : input.levels().size() + 1;
    }

    public Inputs inputs() {
        return inputs;
    }

    public Link link() {
        return link;
    }

    /** What a row without any part has, one a sum; not to be changed. */
    public double[] bias() {
        return bias;
    }

    /** One a column. */
    public List<Shape> shapes() {
        return shapes;
    }

    public List<Pair> pairs() {
        return pairs;
    }

    @Override
    public Predictions predict(Table features) {
        Inputs.Cells[] cells = inputs.cells(features);
        int rows = features.rows();
        int outputs = link.outputs(sums);
        double[] values = new double[Math.multiplyExact(rows, outputs)];
        int[] steps = new int[cells.length];
        double[] row = new double[sums];
        for (int i = 0; i < rows; i++) {
            read(cells, i, steps);
            System.arraycopy(bias, 0, row, 0, sums);
            for (int part = 0; part < shapes.size() + pairs.size(); part++) {
                add(part, steps, row, 0);
            }
            link.apply(row, 0, values, i * outputs, sums);
        }
        return new Predictions(rows, outputs, values);
    }

    /**
     * What each part adds to the sums of each row: {@code parts[row]} has the columns in order, then the pairs, each with
     * its sums. With {@link #bias} they give the sum before the link.
     */
    public double[][] parts(Table features) {
        Inputs.Cells[] cells = inputs.cells(features);
        int[] steps = new int[cells.length];
        double[][] all = new double[features.rows()][(shapes.size() + pairs.size()) * sums];
        for (int i = 0; i < all.length; i++) {
            read(cells, i, steps);
            for (int part = 0; part < shapes.size() + pairs.size(); part++) {
                add(part, steps, all[i], part * sums);
            }
        }
        return all;
    }

    private void read(Inputs.Cells[] cells, int row, int[] steps) {
        for (int j = 0; j < cells.length; j++) {
            double cell = cells[j].at(row);
            if (inputs.get(j).number()) {
                steps[j] = step(shapes.get(j).cuts(), cell);
            } else {
                steps[j] = Double.isNaN(cell) ? inputs.get(j).levels().size() : (int) cell;
            }
        }
    }

    private static int step(double[] cuts, double cell) {
        if (Double.isNaN(cell)) {
            return 0;
        }
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cell <= cuts[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low + 1;
    }

    private void add(int part, int[] steps, double[] into, int at) {
        double[] values;
        int from;
        if (part < shapes.size()) {
            values = shapes.get(part).values();
            from = steps[part] * sums;
        } else {
            Pair pair = pairs.get(part - shapes.size());
            values = pair.values();
            int first = pair.firstPlace()[steps[pair.first()]];
            int second = pair.secondPlace()[steps[pair.second()]];
            from = (first * pair.places() + second) * sums;
        }
        for (int k = 0; k < sums; k++) {
            into[at + k] += values[from + k];
        }
    }

    /** Values of steps and tables. */
    @Override
    public long parameters() {
        long all = bias.length;
        for (Shape shape : shapes) {
            all += shape.values().length;
        }
        for (Pair pair : pairs) {
            all += pair.values().length;
        }
        return all;
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle = Bundle.of(FORMAT)
                .put("inputs", inputs.toJson())
                .put("link", link.name())
                .put("bias", bias)
                .put("pairs", new int[] {pairs.size()});
        for (int j = 0; j < shapes.size(); j++) {
            bundle.put("cuts." + j, shapes.get(j).cuts());
            bundle.put("values." + j, shapes.get(j).values());
        }
        for (int p = 0; p < pairs.size(); p++) {
            Pair pair = pairs.get(p);
            bundle.put("pair." + p + ".columns", new int[] {pair.first(), pair.second(), pair.places()})
                    .put("pair." + p + ".first", pair.firstPlace())
                    .put("pair." + p + ".second", pair.secondPlace())
                    .put("pair." + p + ".values", pair.values());
        }
        return bundle.build();
    }

    /** Reads additive models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            Inputs inputs = Inputs.fromJson(bundle.text("inputs"));
            int[] count = bundle.ints("pairs");
            REQUIRED.that(count.length == 1 && count[0] >= 0, "a number of pairs");
            List<Shape> shapes = new ArrayList<>();
            for (int j = 0; j < inputs.size(); j++) {
                shapes.add(new Shape(bundle.doubles("cuts." + j), bundle.doubles("values." + j)));
            }
            List<Pair> pairs = new ArrayList<>();
            for (int p = 0; p < count[0]; p++) {
                int[] columns = bundle.ints("pair." + p + ".columns");
                REQUIRED.that(columns.length == 3, "two columns and a number of places a pair");
                pairs.add(new Pair(
                        columns[0],
                        columns[1],
                        bundle.ints("pair." + p + ".first"),
                        bundle.ints("pair." + p + ".second"),
                        columns[2],
                        bundle.doubles("pair." + p + ".values")));
            }
            return new AdditiveModel(inputs, Link.valueOf(bundle.text("link")), bundle.doubles("bias"), shapes, pairs);
        }
    }
}
