package ockham.score.model;

import java.util.Arrays;
import ockham.api.Bundle;
import ockham.api.Model;
import ockham.api.ModelFormat;
import ockham.api.Predictions;
import ockham.api.Table;

/**
 * Naive Bayes: the columns speak for themselves, given the class. The score of a class is the logarithm of its prior plus
 * {@code temper} times the sum over columns of the log likelihood of the cell: of a number under a normal distribution, of a
 * level its share among the rows of the class. A missing cell, and a level never seen, say nothing. Immutable; safe to share
 * between threads.
 */
public final class NaiveBayesModel implements Model {
    private static final Required REQUIRED = new Required("naive Bayes model");

    static final String FORMAT = "naive-bayes/1";

    /** Standardised cells beyond this count as this. */
    private static final double FARTHEST = 1e4;

    private final Inputs inputs;
    private final Likelihoods likelihoods;
    private final int classes;
    private final int[] first;
    private final double[] logSpread;

    /**
     * The numbers of a naive Bayes model with K classes.
     *
     * @param means one a column, cells are standardised with; 0 for categories
     * @param scales one a column, positive; 1 for categories
     * @param values column after column: for a number K means, then K deviations; for categories K log likelihoods a level
     * @param logPrior of each class
     * @param temper what log likelihoods are multiplied by, above 0: columns that repeat each other say less together than
     *     the sum of what they say
     */
    public record Likelihoods(double[] means, double[] scales, double[] values, double[] logPrior, double temper) {}

    /** Of what is no number of a column; far beyond any log likelihood, and sums of it stay finite. */
    private static final double MOST = 1e100;
    /** Columns without levels cost an archive next to nothing and memory a number a class. */
    private static final long MOST_TERMS = 10_000_000;

    /** @throws IllegalArgumentException if an array has the wrong length or a value that cannot be */
    public NaiveBayesModel(Inputs inputs, Likelihoods likelihoods) {
        this.inputs = inputs;
        this.likelihoods = likelihoods;
        this.classes = likelihoods.logPrior().length;
        REQUIRED.that(classes >= 2, "two classes or more");
        REQUIRED.that((long) inputs.size() * classes <= MOST_TERMS, "at most " + MOST_TERMS + " columns times classes");
        this.first = new int[inputs.size()];
        long next = 0;
        for (int j = 0; j < first.length; j++) {
            first[j] = Math.toIntExact(next);
            next += (long) classes
                    * (inputs.get(j).number() ? 2 : inputs.get(j).levels().size());
        }
        check("means", likelihoods.means(), first.length);
        check("scales", likelihoods.scales(), first.length);
        check("values", likelihoods.values(), next);
        check("priors", likelihoods.logPrior(), classes);
        REQUIRED.that(Arrays.stream(likelihoods.scales()).allMatch(scale -> scale > 0), "positive scales");
        REQUIRED.that(
                Arrays.stream(likelihoods.values()).allMatch(value -> Math.abs(value) <= MOST),
                "likelihoods that add up to a number");
        REQUIRED.that(likelihoods.temper() > 0 && likelihoods.temper() <= MOST, "a positive temper");
        this.logSpread = logSpread();
    }

    /** The logarithm of the deviation of each number column and class. */
    private double[] logSpread() {
        double[] logs = new double[first.length * classes];
        for (int j = 0; j < first.length; j++) {
            for (int k = 0; k < classes && inputs.get(j).number(); k++) {
                double deviation = likelihoods.values()[first[j] + classes + k];
                double mean = likelihoods.values()[first[j] + k];
                REQUIRED.that(deviation >= 1e-6 && Math.abs(mean) <= 1e6, "standardised means and deviations");
                logs[j * classes + k] = StrictMath.log(deviation);
            }
        }
        return logs;
    }

    private static void check(String what, double[] values, long length) {
        REQUIRED.that(
                values.length == length && Arrays.stream(values).allMatch(Double::isFinite),
                length + " finite " + what);
    }

    /** The numbers; not to be changed. */
    public Likelihoods likelihoods() {
        return likelihoods;
    }

    @Override
    public Predictions predict(Table features) {
        double[] values = evidence(features);
        double[] row = new double[classes];
        for (int i = 0; i < features.rows(); i++) {
            for (int k = 0; k < classes; k++) {
                row[k] = likelihoods.logPrior()[k] + likelihoods.temper() * values[i * classes + k];
            }
            Link.SOFTMAX.apply(row, 0, values, i * classes, classes);
        }
        return new Predictions(features.rows(), classes, values);
    }

    /** The sum of the columns' log likelihoods but for what is the same for all classes, K values a row. */
    public double[] evidence(Table features) {
        Inputs.Cells[] cells = inputs.cells(features);
        double[] sums = new double[Math.multiplyExact(features.rows(), classes)];
        for (int j = 0; j < cells.length; j++) {
            for (int i = 0; i < features.rows(); i++) {
                double cell = cells[j].at(i);
                if (!Double.isNaN(cell)) {
                    add(j, cell, sums, i * classes);
                }
            }
        }
        return sums;
    }

    private void add(int column, double cell, double[] sums, int at) {
        double[] values = likelihoods.values();
        int from = first[column];
        if (!inputs.get(column).number()) {
            for (int k = 0; k < classes; k++) {
                sums[at + k] += values[from + ((int) cell) * classes + k];
            }
            return;
        }
        double z = (cell - likelihoods.means()[column]) / likelihoods.scales()[column];
        z = Math.max(-FARTHEST, Math.min(FARTHEST, z));
        for (int k = 0; k < classes; k++) {
            double off = (z - values[from + k]) / values[from + classes + k];
            sums[at + k] -= off * off / 2 + logSpread[column * classes + k];
        }
    }

    @Override
    public long parameters() {
        return likelihoods.values().length + (long) classes;
    }

    @Override
    public Bundle toBundle() {
        return Bundle.of(FORMAT)
                .put("inputs", inputs.toJson())
                .put("means", likelihoods.means())
                .put("scales", likelihoods.scales())
                .put("values", likelihoods.values())
                .put("priors", likelihoods.logPrior())
                .put("temper", new double[] {likelihoods.temper()})
                .build();
    }

    /** Reads naive Bayes models back. */
    public static final class Format implements ModelFormat {
        @Override
        public String name() {
            return FORMAT;
        }

        @Override
        public Model read(Bundle bundle) {
            double[] temper = bundle.doubles("temper");
            REQUIRED.that(temper.length == 1, "one temper");
            return new NaiveBayesModel(
                    Inputs.fromJson(bundle.text("inputs")),
                    new Likelihoods(
                            bundle.doubles("means"),
                            bundle.doubles("scales"),
                            bundle.doubles("values"),
                            bundle.doubles("priors"),
                            temper[0]));
        }
    }
}
