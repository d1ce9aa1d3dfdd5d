package ockham.learners.bayes;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Trait;
import ockham.learners.TableLearner;

/**
 * Naive Bayes: normal numbers, shares of levels, each column by itself given the class. How much is smoothed, and how far the
 * columns' log likelihoods are tempered since columns repeat each other, is chosen on the validation rows. A missing cell, and
 * a level never seen, say nothing. A person can read it: a row's log odds are the sum of what each column says.
 *
 * @param smoothings tried, each with all tempers
 * @param tempers what log likelihoods are multiplied by
 */
public record NaiveBayes(List<Smoothing> smoothings, List<Double> tempers) implements TableLearner {
    private static final List<Smoothing> USUAL =
            List.of(new Smoothing(1e-6, 1), new Smoothing(1e-2, 1), new Smoothing(0.1, 10), new Smoothing(1, 100));
    private static final List<Double> TEMPERS = List.of(1.0, 0.7, 0.5, 0.35, 0.25, 0.15, 0.1, 0.05);

    /**
     * What is added.
     *
     * @param variance to that of a number within a class, in variances of the whole column
     * @param rows to those of a class: so many, with levels in the shares that they have among all rows
     */
    public record Smoothing(double variance, double rows) {
        public Smoothing {
            if (!(variance >= 1e-9 && variance <= 1e6) || !(rows > 0 && rows <= 1e9)) {
                throw new IllegalArgumentException(
                        "smoothing by variance " + variance + " and rows " + rows + ": from 1e-9 to 1e6, above 0");
            }
        }
    }

    public NaiveBayes {
        smoothings = List.copyOf(smoothings);
        tempers = List.copyOf(tempers);
        if (smoothings.isEmpty() || tempers.isEmpty()) {
            throw new IllegalArgumentException("at least one smoothing and one temper");
        }
        if (tempers.stream().anyMatch(temper -> !(temper > 0 && temper <= 1))) {
            throw new IllegalArgumentException("tempers " + tempers + ": above 0 and at most 1");
        }
    }

    public static NaiveBayes standard() {
        return new NaiveBayes(USUAL, TEMPERS);
    }

    @Override
    public String name() {
        return "naive-bayes";
    }

    @Override
    public Family family() {
        return Family.LINEAR;
    }

    @Override
    public int settingsTried() {
        return smoothings.size() * tempers.size();
    }

    @Override
    public int complexity() {
        return 1;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(
                Trait.BINARY, Trait.MULTICLASS, Trait.MISSING_VALUES, Trait.SAME_BYTES_ANY_THREADS, Trait.GLASS_BOX);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        return new BayesFit(this, train, context).find(validation);
    }
}
