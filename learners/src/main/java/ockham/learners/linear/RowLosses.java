package ockham.learners.linear;

import ockham.api.Rows;
import ockham.api.Task;
import ockham.score.model.Exponential;

/** The mean loss of a linear model's sums over rows, and how it changes with weights. Not safe to share between threads. */
abstract class RowLosses {
    private final Design design;
    private final int outputs;
    private final double[] sums;

    /** @param outputs sums a row */
    RowLosses(Design design, int outputs) {
        this.design = design;
        this.outputs = outputs;
        this.sums = new double[Math.multiplyExact(design.rows(), outputs)];
    }

    /** The log loss: of two classes one sum a row, else one a class. */
    static RowLosses ofLogs(Design design, Rows rows) {
        return rows.task() instanceof Task.Binary
                ? new TwoClasses(design, rows.target())
                : new SeveralClasses(design, rows.target(), rows.task().outputs());
    }

    /** The loss of a row; leaves the derivative of the mean loss by each of its sums where the sum was. */
    abstract double row(int i, double[] sums);

    /** What the second derivative of a row's loss by a direction of length 1 never exceeds. */
    abstract double curvature();

    final Design design() {
        return design;
    }

    final int outputs() {
        return outputs;
    }

    /** Number of weights, biases included. */
    final int size() {
        return (design.width() + 1) * outputs;
    }

    /** The mean loss of such sums; leaves its derivatives in their place. */
    final double derive(double[] of) {
        double total = 0;
        for (int i = 0; i < design.rows(); i++) {
            total += row(i, of);
        }
        return total / design.rows();
    }

    /** The mean loss at {@code weights}; writes its gradient. */
    final double at(double[] weights, double[] gradient) {
        design.times(weights, outputs, sums);
        double loss = derive(sums);
        design.transposedTimes(sums, outputs, gradient);
        return loss;
    }

    /** The mean loss at {@code weights}. */
    final double at(double[] weights) {
        design.times(weights, outputs, sums);
        return derive(sums);
    }

    /** {@code mean loss + |w|^2 / (2 C n)}, so that tolerances mean the same for any number of rows. */
    final double penalised(double[] weights, double[] gradient, double strength) {
        double value = at(weights, gradient);
        double penalty = 1 / (strength * design.rows());
        double squares = 0;
        for (int i = 0; i < design.width() * outputs; i++) {
            squares += weights[i] * weights[i];
            gradient[i] += penalty * weights[i];
        }
        return value + penalty * squares / 2;
    }

    /** No weights, and the biases that give class frequencies as probabilities. */
    final double[] start(double[] prior) {
        double[] weights = new double[size()];
        for (int k = 0; k < outputs; k++) {
            weights[design.width() * outputs + k] = outputs == 1 ? Math.log(prior[1] / prior[0]) : Math.log(prior[k]);
        }
        return weights;
    }

    private static final class TwoClasses extends RowLosses {
        private final double[] target;

        TwoClasses(Design design, double[] target) {
            super(design, 1);
            this.target = target;
        }

        @Override
        double row(int i, double[] sums) {
            double s = target[i] == 1 ? sums[i] : -sums[i];
            double e = Math.exp(-Math.abs(s));
            double wrong = s >= 0 ? e / (1 + e) : 1 / (1 + e);
            sums[i] = (target[i] == 1 ? -wrong : wrong) / target.length;
            return Math.log1p(e) + Math.max(0, -s);
        }

        @Override
        double curvature() {
            return 0.25;
        }
    }

    private static final class SeveralClasses extends RowLosses {
        private final double[] target;

        SeveralClasses(Design design, double[] target, int classes) {
            super(design, classes);
            this.target = target;
        }

        @Override
        double row(int i, double[] sums) {
            int outputs = outputs();
            int at = i * outputs;
            double largest = sums[at];
            for (int k = 1; k < outputs; k++) {
                largest = Math.max(largest, sums[at + k]);
            }
            double own = sums[at + (int) target[i]] - largest;
            double total = 0;
            for (int k = at; k < at + outputs; k++) {
                sums[k] = Exponential.of(sums[k] - largest);
            }
            for (int k = at; k < at + outputs; k++) {
                total += sums[k];
            }
            for (int k = 0; k < outputs; k++) {
                double p = sums[at + k] / total;
                sums[at + k] = (k == (int) target[i] ? p - 1 : p) / target.length;
            }
            return Math.log(total) - own;
        }

        @Override
        double curvature() {
            return 0.5;
        }
    }

    /** Half the square of what a sum is off its target by. */
    static final class Squares extends RowLosses {
        private final double[] target;

        Squares(Design design, double[] target) {
            super(design, 1);
            this.target = target;
        }

        @Override
        double row(int i, double[] sums) {
            double off = sums[i] - target[i];
            sums[i] = off / target.length;
            return off * off / 2;
        }

        @Override
        double curvature() {
            return 1;
        }
    }

    /**
     * Half the squares of {@code 1 - f} where the row is of the class and of {@code 1 + f} where it is not, as far as they
     * are positive: of two classes one decision f a row, for class 1, else one a class against all others.
     */
    static final class SquaredHinges extends RowLosses {
        private final double[] target;

        SquaredHinges(Design design, Rows rows) {
            super(design, rows.task() instanceof Task.Binary ? 1 : rows.task().outputs());
            this.target = rows.target();
        }

        @Override
        double row(int i, double[] sums) {
            double loss = 0;
            for (int k = 0; k < outputs(); k++) {
                int at = i * outputs() + k;
                double side = target[i] == (outputs() == 1 ? 1 : k) ? 1 : -1;
                double missing = Math.max(0, 1 - side * sums[at]);
                sums[at] = -side * missing / target.length;
                loss += missing * missing / 2;
            }
            return loss;
        }

        @Override
        double curvature() {
            return 1;
        }
    }
}
