package ockham.learners.linear;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.FitContext;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Task;
import ockham.api.Trait;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;
import ockham.score.model.Link;

/**
 * Logistic regression with a ridge: {@code C * sum of log losses + |w|^2 / 2}, the bias not held back; of several
 * classes the multinomial (softmax) model, fitted as one. Numbers standardised, a 0/1 column a level. A missing number
 * is refused, a missing category is none of the levels.
 *
 * <p>Minimised by L-BFGS over the columns as they are; the test against liblinear's L2R_LR shows that it finds the
 * same weights.
 */
public record Logistic(Strengths strengths) implements Refitting {
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
        return EnumSet.of(Trait.BINARY, Trait.MULTICLASS, Trait.SAME_BYTES_ANY_THREADS, Trait.GLASS_BOX);
    }

    @Override
    public Set<ColumnKind> accepts() {
        return EnumSet.of(ColumnKind.NUMBER, ColumnKind.CATEGORY, ColumnKind.BOOLEAN);
    }

    @Override
    public Found find(Rows train, Rows validation, FitContext context) {
        TrainingRows.check(this, train, validation);
        if (TrainingRows.nothingToLearn(train)) {
            return new Found(new ConstantModel(TrainingRows.prior(train)), Optional.empty());
        }
        Design design = Design.of(train);
        Loss loss = new Loss(design, train);
        Rows rated = strengths.rated(validation);
        Loss held = new Loss(design.of(rated.table()), rated);
        double[] weights = loss.start(TrainingRows.prior(train));
        LinearPath path = new LinearPath(strengths, context);
        BooleanSupplier outOfTime = path::outOfTime;
        double[] scratch = new double[weights.length];
        path.follow(
                strength -> {
                    Lbfgs.minimise(
                            (x, gradient) -> loss.penalised(x, gradient, strength),
                            weights,
                            new Lbfgs.Limits(ITERATIONS, TOLERANCE, outOfTime));
                    return weights.clone();
                },
                found -> held.at(found, scratch));
        Link link = train.task() instanceof Task.Binary ? Link.SIGMOID : Link.SOFTMAX;
        LinearPath.Chosen chosen = path.chosen(this);
        return path.found(
                design.model(link, chosen.weights(), chosen.strength()),
                new Logistic(Strengths.settled(chosen.strength())));
    }

    /** Mean log loss of rows. */
    private static final class Loss {
        private final Design design;
        private final double[] target;
        private final int outputs;
        private final double[] sums;

        Loss(Design design, Rows rows) {
            this.design = design;
            this.target = rows.target();
            this.outputs = rows.task() instanceof Task.Binary ? 1 : rows.task().outputs();
            this.sums = new double[Math.multiplyExact(design.rows(), outputs)];
        }

        /** No weights, and the bias that gives the prior. */
        double[] start(double[] prior) {
            double[] weights = new double[(design.width() + 1) * outputs];
            for (int k = 0; k < outputs; k++) {
                weights[design.width() * outputs + k] =
                        outputs == 1 ? Math.log(prior[1] / prior[0]) : Math.log(prior[k]);
            }
            return weights;
        }

        /** {@code mean loss + |w|^2 / (2 C n)}, so that tolerances mean the same for any number of rows. */
        double penalised(double[] weights, double[] gradient, double strength) {
            double value = at(weights, gradient);
            double penalty = 1 / (strength * design.rows());
            double squares = 0;
            for (int i = 0; i < design.width() * outputs; i++) {
                squares += weights[i] * weights[i];
                gradient[i] += penalty * weights[i];
            }
            return value + penalty * squares / 2;
        }

        /** The mean loss at {@code weights}; writes its gradient. */
        double at(double[] weights, double[] gradient) {
            design.times(weights, outputs, sums);
            double total = 0;
            for (int i = 0; i < target.length; i++) {
                total += outputs == 1 ? binary(i) : several(i);
            }
            design.transposedTimes(sums, outputs, gradient);
            return total / target.length;
        }

        /** The loss of a row; leaves its derivative where the sum was. */
        private double binary(int i) {
            double s = target[i] == 1 ? sums[i] : -sums[i];
            double e = Math.exp(-Math.abs(s));
            double wrong = s >= 0 ? e / (1 + e) : 1 / (1 + e);
            sums[i] = (target[i] == 1 ? -wrong : wrong) / target.length;
            return Math.log1p(e) + Math.max(0, -s);
        }

        private double several(int i) {
            int at = i * outputs;
            double largest = sums[at];
            for (int k = 1; k < outputs; k++) {
                largest = Math.max(largest, sums[at + k]);
            }
            double own = sums[at + (int) target[i]] - largest;
            double total = 0;
            for (int k = 0; k < outputs; k++) {
                sums[at + k] = Math.exp(sums[at + k] - largest);
                total += sums[at + k];
            }
            for (int k = 0; k < outputs; k++) {
                double p = sums[at + k] / total;
                sums[at + k] = (k == (int) target[i] ? p - 1 : p) / target.length;
            }
            return Math.log(total) - own;
        }
    }
}
