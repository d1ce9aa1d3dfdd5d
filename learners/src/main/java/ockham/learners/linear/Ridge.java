package ockham.learners.linear;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Trait;
import ockham.learners.TableLearner;
import ockham.learners.TrainingRows;
import ockham.score.model.Link;

/**
 * Ridge regression: {@code sum of squared errors + |w|^2 / C}, the bias not held back. Numbers and target standardised,
 * a 0/1 column a level. A missing number is refused, a missing category is none of the levels. Solved by Cholesky's
 * decomposition of the normal equations; where there are more than {@value #DIRECT} columns by conjugate gradients. Where a
 * column is declared monotone its weight keeps to its sign, found weight by weight, or by proximal gradient steps.
 */
public record Ridge(Strengths strengths) implements TableLearner {
    /** Columns up to which the normal equations are built and decomposed. */
    static final int DIRECT = 1000;

    public static Ridge standard() {
        return new Ridge(Strengths.STANDARD);
    }

    @Override
    public String name() {
        return "ridge";
    }

    @Override
    public Family family() {
        return Family.LINEAR;
    }

    @Override
    public int settingsTried() {
        return strengths.values().size();
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(Trait.REGRESSION, Trait.SAME_BYTES_ANY_THREADS, Trait.GLASS_BOX, Trait.MONOTONE);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        double mean = TrainingRows.mean(train.target());
        double scale = TrainingRows.deviation(train.target(), mean);
        Design design = Design.of(train);
        Rows rated = strengths.rated(validation);
        Design held = design.of(rated.table());
        LinearPath path = new LinearPath(strengths, context);
        double[] target = standardised(train.target(), mean, scale);
        double[] heldTarget = standardised(rated.target(), mean, scale);
        double[] sums = new double[held.rows()];
        path.follow(solver(design, target, path::outOfTime), found -> {
            held.times(found, 1, sums);
            return meanSquare(sums, heldTarget);
        });
        LinearPath.Chosen chosen = path.chosen(this);
        double[] weights = chosen.weights();
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= scale;
        }
        weights[weights.length - 1] += mean;
        return path.found(
                design.model(Link.IDENTITY, weights, chosen.strength()),
                new Ridge(Strengths.settled(chosen.strength())));
    }

    private static DoubleFunction<double[]> solver(Design design, double[] target, BooleanSupplier outOfTime) {
        if (design.bound()) {
            return Logistic.bound(ElasticSolver.ofSquares(design, target, outOfTime), design.rows());
        }
        NormalEquations equations = NormalEquations.of(design, target, outOfTime);
        return strength -> equations.solve(1 / strength);
    }

    static double[] standardised(double[] target, double mean, double scale) {
        double[] values = new double[target.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (target[i] - mean) / scale;
        }
        return values;
    }

    private static double meanSquare(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum / a.length;
    }
}
