package ockham.learners.linear;

import java.util.function.BooleanSupplier;

/** {@code ((X, 1)'(X, 1) + penalty) w = (X, 1)'y} for several penalties; the bias, last, bears none. */
abstract sealed class NormalEquations {
    /** Solves for one penalty. */
    abstract double[] solve(double penalty);

    static NormalEquations of(Design design, double[] target, BooleanSupplier outOfTime) {
        double[] right = new double[design.width() + 1];
        design.transposedTimes(target, 1, right);
        return design.width() <= Ridge.DIRECT
                ? new Cholesky(design.gram(), right)
                : new ConjugateGradients(design, right, outOfTime);
    }

    /** Exact, {@code d^3 / 6} multiplications a penalty. */
    static final class Cholesky extends NormalEquations {
        private final double[][] gram;
        private final double[] right;

        /** @param gram lower triangle */
        Cholesky(double[][] gram, double[] right) {
            this.gram = gram;
            this.right = right;
        }

        @Override
        double[] solve(double penalty) {
            int n = right.length;
            double[][] lower = decompose(penalty);
            double[] x = right.clone();
            for (int i = 0; i < n; i++) {
                for (int k = 0; k < i; k++) {
                    x[i] -= lower[i][k] * x[k];
                }
                x[i] /= lower[i][i];
            }
            for (int i = n - 1; i >= 0; i--) {
                x[i] /= lower[i][i];
                for (int k = 0; k < i; k++) {
                    x[k] -= lower[i][k] * x[i];
                }
            }
            return x;
        }

        private double[][] decompose(double penalty) {
            int n = right.length;
            double[][] lower = new double[n][];
            for (int i = 0; i < n; i++) {
                double[] row = gram[i].clone();
                row[i] += i < n - 1 ? penalty : 0;
                for (int j = 0; j <= i; j++) {
                    double[] other = j == i ? row : lower[j];
                    double sum = row[j];
                    for (int k = 0; k < j; k++) {
                        sum -= row[k] * other[k];
                    }
                    // A pivot that rounding made negative: the penalty is the least it can be.
                    row[j] = j < i ? sum / other[j] : Math.sqrt(Math.max(sum, i < n - 1 ? penalty * 1e-6 : 1e-9));
                }
                lower[i] = row;
            }
            return lower;
        }
    }

    /** Never builds the matrix; each start is the solution for the penalty before. */
    static final class ConjugateGradients extends NormalEquations {
        private static final int ITERATIONS = 400;
        private static final double TOLERANCE = 1e-7;

        private final Design design;
        private final double[] right;
        private final BooleanSupplier outOfTime;
        private final double[] sums;
        private final double[] last;

        ConjugateGradients(Design design, double[] right, BooleanSupplier outOfTime) {
            this.design = design;
            this.right = right;
            this.outOfTime = outOfTime;
            this.sums = new double[design.rows()];
            this.last = new double[right.length];
        }

        @Override
        double[] solve(double penalty) {
            int n = right.length;
            double[] product = new double[n];
            times(last, penalty, product);
            double[] residual = new double[n];
            for (int i = 0; i < n; i++) {
                residual[i] = right[i] - product[i];
            }
            double[] direction = residual.clone();
            double square = Lbfgs.dot(residual, residual);
            double enough = TOLERANCE * TOLERANCE * Lbfgs.dot(right, right);
            for (int it = 0; it < ITERATIONS && square > enough && !outOfTime.getAsBoolean(); it++) {
                times(direction, penalty, product);
                double length = square / Lbfgs.dot(direction, product);
                for (int i = 0; i < n; i++) {
                    last[i] += length * direction[i];
                    residual[i] -= length * product[i];
                }
                double next = Lbfgs.dot(residual, residual);
                for (int i = 0; i < n; i++) {
                    direction[i] = residual[i] + next / square * direction[i];
                }
                square = next;
            }
            return last.clone();
        }

        private void times(double[] x, double penalty, double[] into) {
            design.times(x, 1, sums);
            design.transposedTimes(sums, 1, into);
            for (int i = 0; i < x.length - 1; i++) {
                into[i] += penalty * x[i];
            }
        }
    }
}
