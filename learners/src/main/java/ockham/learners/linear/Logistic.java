package ockham.learners.linear;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleFunction;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.learners.TableLearner;
import ockham.learners.TrainingRows;
import ockham.score.model.Link;

/**
 * Logistic regression with a ridge: {@code C * sum of log losses + |w|^2 / 2}, the bias not held back; of several
 * classes the multinomial (softmax) model, fitted as one. Numbers standardised, a 0/1 column a level. A missing number
 * is refused, a missing category is none of the levels.
 *
 * <p>Minimised by L-BFGS over the columns as they are; the test against liblinear's L2R_LR shows that it finds the
 * same weights. Where a column is declared monotone its weight keeps to its sign, and proximal gradient steps find the minimum.
 */
public record Logistic(Strengths strengths) implements TableLearner {
    private static final int ITERATIONS = 300;
    private static final double TOLERANCE = 1e-6;

    public static Logistic standard() {
        return new Logistic(Strengths.STANDARD);
    }

    @Override
    public String name() {
        return "logistic";
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
        return EnumSet.of(
                Trait.BINARY, Trait.MULTICLASS, Trait.SAME_BYTES_ANY_THREADS, Trait.GLASS_BOX, Trait.MONOTONE);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        Design design = Design.of(train);
        RowLosses loss = RowLosses.ofLogs(design, train);
        Rows rated = strengths.rated(validation);
        RowLosses held = RowLosses.ofLogs(design.of(rated.table()), rated);
        double[] weights = loss.start(TrainingRows.prior(train));
        LinearPath path = new LinearPath(strengths, context);
        BooleanSupplier outOfTime = path::outOfTime;
        DoubleFunction<double[]> free = strength -> {
            Lbfgs.minimise(
                    (x, gradient) -> loss.penalised(x, gradient, strength),
                    weights,
                    new Lbfgs.Limits(ITERATIONS, TOLERANCE, outOfTime));
            return weights.clone();
        };
        path.follow(
                design.bound() ? bound(new ProximalGradient(loss, weights, outOfTime), design.rows()) : free, held::at);
        Link link = train.task() instanceof Task.Binary ? Link.SIGMOID : Link.SOFTMAX;
        LinearPath.Chosen chosen = path.chosen(this);
        return path.found(
                design.model(link, chosen.weights(), chosen.strength()),
                new Logistic(Strengths.settled(chosen.strength())));
    }

    /** The same minimum with weights that keep to their signs: {@code C * sum of losses + |w|^2 / 2} as a mean loss. */
    static DoubleFunction<double[]> bound(ElasticSolver solver, int rows) {
        return strength -> solver.solve(new Penalty(1 / (strength * rows), 0));
    }
}
