package ockham.learners.linear;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.learners.TableLearner;
import ockham.score.model.Link;

/**
 * Linear support vector machine: {@code C * sum of squared hinges + |w|^2 / 2} (Fan et al. 2008, L2-loss SVC), of several
 * classes each against all others; the bias not held back. A curve from decisions to probabilities is fitted on the
 * validation rows for each strength, and the one with the least log loss is kept. Numbers standardised, a 0/1 column a level.
 * A missing number is refused, a missing category is none of the levels.
 *
 * <p>Minimised by L-BFGS over the columns as they are; the test against liblinear's L2R_L2LOSS_SVC shows that it finds the
 * same weights. Numbers are left to {@link Ridge}: beyond its tube the L2-loss SVR is a ridge.
 *
 * @param curve what turns decisions into probabilities, see {@link DecisionCurve#numbers}; empty where it is still to be
 *     fitted
 */
public record LinearSvm(Strengths strengths, List<Double> curve) implements TableLearner {
    private static final int ITERATIONS = 300;
    private static final double TOLERANCE = 1e-6;

    public LinearSvm {
        curve = List.copyOf(curve);
        if (!curve.isEmpty() && !strengths.settled()) {
            throw new IllegalArgumentException("a curve goes with one strength, not with " + strengths.values());
        }
    }

    public static LinearSvm standard() {
        return new LinearSvm(Strengths.STANDARD, List.of());
    }

    @Override
    public String name() {
        return "linear-svm";
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
    public int complexity() {
        return 3;
    }

    @Override
    public Set<Trait> traits() {
        return EnumSet.of(Trait.BINARY, Trait.MULTICLASS, Trait.SAME_BYTES_ANY_THREADS, Trait.GLASS_BOX);
    }

    @Override
    public Found search(Rows train, Rows validation, FitContext context) {
        Design design = Design.of(train);
        RowLosses losses = new RowLosses.SquaredHinges(design, train);
        Decisions held = new Decisions(design.of(validation.table()), losses.outputs(), validation.target());
        double[] weights = new double[losses.size()];
        LinearPath path = new LinearPath(strengths, context);
        path.follow(
                strength -> {
                    // Half the squares are summed up, liblinear sums up the squares.
                    Lbfgs.minimise(
                            (x, gradient) -> losses.penalised(x, gradient, 2 * strength),
                            weights,
                            new Lbfgs.Limits(ITERATIONS, TOLERANCE, path::outOfTime));
                    return weights.clone();
                },
                found -> held.curve(found).loss());
        LinearPath.Chosen chosen = path.chosen(this);
        DecisionCurve turn = curve.isEmpty() ? held.curve(chosen.weights()).curve() : DecisionCurve.of(curve);
        Link link = train.task() instanceof Task.Binary ? Link.SIGMOID : Link.SOFTMAX;
        return path.found(
                design.model(link, turn.applied(chosen.weights()), chosen.strength()),
                new LinearSvm(Strengths.settled(chosen.strength()), turn.numbers()));
    }

    /** The decisions of the validation rows. */
    private record Decisions(Design design, int outputs, double[] target) {
        DecisionCurve.Fitted curve(double[] weights) {
            double[] sums = new double[design.rows() * outputs];
            design.times(weights, outputs, sums);
            double[][] rows = new double[design.rows()][];
            Arrays.setAll(rows, i -> Arrays.copyOfRange(sums, i * outputs, (i + 1) * outputs));
            return DecisionCurve.fit(rows, target);
        }
    }
}
