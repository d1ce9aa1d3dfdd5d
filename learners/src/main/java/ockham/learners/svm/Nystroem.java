package ockham.learners.svm;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.learners.linear.Lbfgs;
import ockham.score.model.KernelBasis;

/**
 * The approximation of Nystroem (Williams and Seeger 2001): rows are described by their kernels with some landmarks, in
 * coordinates in which the kernel is an inner product, {@code phi = L^-1 k} with {@code L L' = K_mm}; there a linear
 * model with a ridge is fitted: logistic, softmax or least squares. Its weights {@code w} give the same sum of kernels
 * as an exact machine: {@code beta = L'^-1 w}.
 */
final class Nystroem {
    /** Added to the diagonal of the landmarks' kernels, so that twins among them do no harm. */
    private static final double JITTER = 1e-6;

    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-5;

    private final Problem train;
    private final KernelBasis basis;
    private final double[][] lower;
    private final double[][] features;
    private final int sums;

    /** @param train rows to learn from, already few enough; the landmarks are drawn from them */
    Nystroem(Problem train, int landmarks, double gamma, long seed) {
        this.train = train;
        int[] drawn = TrainingRows.drawn(train.size(), Math.min(landmarks, train.size()), seed);
        this.basis = new KernelBasis(train.scaling(), gamma, train.vectors().rows(drawn));
        this.lower = decompose(kernels(basis, basis.vectors()));
        this.features = features(train);
        this.sums = train.task() instanceof Task.Multiclass ? train.task().outputs() : 1;
    }

    KernelBasis basis() {
        return basis;
    }

    int sums() {
        return sums;
    }

    /** Kernels of the landmarks with rows: an array a landmark. */
    private static double[][] kernels(KernelBasis basis, KernelBasis.Vectors rows) {
        double[][] all = new double[basis.size()][rows.count()];
        double[] row = new double[basis.size()];
        for (int i = 0; i < rows.count(); i++) {
            basis.compare(rows, i, row);
            for (int m = 0; m < row.length; m++) {
                all[m][i] = row[m];
            }
        }
        return all;
    }

    private static double[][] decompose(double[][] kernels) {
        int n = kernels.length;
        double[][] lower = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = Arrays.copyOf(kernels[i], i + 1);
            row[i] += JITTER;
            for (int j = 0; j <= i; j++) {
                double[] other = j == i ? row : lower[j];
                double sum = row[j];
                for (int k = 0; k < j; k++) {
                    sum -= row[k] * other[k];
                }
                row[j] = j < i ? sum / other[j] : Math.sqrt(Math.max(sum, JITTER));
            }
            lower[i] = row;
        }
        return lower;
    }

    /** {@code L^-1 k} of every row, a coordinate at a time. */
    double[][] features(Problem rows) {
        double[][] all = kernels(basis, rows.vectors());
        for (int j = 0; j < all.length; j++) {
            double[] own = all[j];
            for (int k = 0; k < j; k++) {
                add(-lower[j][k], all[k], own);
            }
            double pivot = 1 / lower[j][j];
            for (int i = 0; i < own.length; i++) {
                own[i] *= pivot;
            }
        }
        return all;
    }

    private static void add(double factor, double[] x, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * x[i];
        }
    }

    private static double product(double[] a, double[] b) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int i = 0;
        for (; i < a.length - 3; i += 4) {
            first += a[i] * b[i];
            second += a[i + 1] * b[i + 1];
            third += a[i + 2] * b[i + 2];
            fourth += a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            first += a[i] * b[i];
        }
        return (first + second) + (third + fourth);
    }

    /** No weights, and the bias that predicts the prior. */
    double[] start(double[] prior) {
        double[] weights = new double[(features.length + 1) * sums];
        for (int k = 0; k < sums && train.task().classification(); k++) {
            weights[features.length * sums + k] = sums == 1 ? Math.log(prior[1] / prior[0]) : Math.log(prior[k]);
        }
        return weights;
    }

    /** Moves {@code weights} to the least of {@code strength * sum of losses + |w|^2 / 2}. */
    void minimise(double[] weights, double strength, BooleanSupplier outOfTime) {
        Objective objective = new Objective(strength);
        Lbfgs.minimise(objective::at, weights, new Lbfgs.Limits(ITERATIONS, TOLERANCE, outOfTime));
    }

    /** The sums of rows, an array a sum, from their features. */
    double[][] sums(double[][] rows, double[] weights) {
        int count = rows[0].length;
        double[][] all = new double[sums][count];
        for (int k = 0; k < sums; k++) {
            Arrays.fill(all[k], weights[features.length * sums + k]);
            for (int j = 0; j < features.length; j++) {
                add(weights[j * sums + k], rows[j], all[k]);
            }
        }
        return all;
    }

    /** The coefficients of the landmarks, {@code L'^-1 w}: all of the first sum, then of the second ... */
    double[] coefficients(double[] weights) {
        int size = features.length;
        double[] all = new double[size * sums];
        for (int k = 0; k < sums; k++) {
            for (int i = size - 1; i >= 0; i--) {
                double sum = weights[i * sums + k];
                for (int j = i + 1; j < size; j++) {
                    sum -= lower[j][i] * all[k * size + j];
                }
                all[k * size + i] = sum / lower[i][i];
            }
        }
        return all;
    }

    double[] bias(double[] weights) {
        return Arrays.copyOfRange(weights, features.length * sums, weights.length);
    }

    /** Mean loss of rows; leaves its derivative where the sums were. */
    static double loss(Task task, double[][] sums, double[] target) {
        double total = 0;
        double share = 1.0 / target.length;
        for (int i = 0; i < target.length; i++) {
            total += switch (task) {
                case Task.Binary binary -> binary(sums[0], i, target[i], share);
                case Task.Multiclass multiclass -> several(sums, i, (int) target[i], share);
                case Task.Regression regression -> square(sums[0], i, target[i], share);
            };
        }
        return total * share;
    }

    private static double square(double[] sums, int i, double target, double share) {
        double error = sums[i] - target;
        sums[i] = error * share;
        return error * error / 2;
    }

    private static double binary(double[] sums, int i, double target, double share) {
        double s = target == 1 ? sums[i] : -sums[i];
        double e = Math.exp(-Math.abs(s));
        double wrong = s >= 0 ? e / (1 + e) : 1 / (1 + e);
        sums[i] = (target == 1 ? -wrong : wrong) * share;
        return Math.log1p(e) + Math.max(0, -s);
    }

    private static double several(double[][] sums, int i, int target, double share) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] sum : sums) {
            largest = Math.max(largest, sum[i]);
        }
        double own = sums[target][i] - largest;
        double total = 0;
        for (double[] sum : sums) {
            sum[i] = Math.exp(sum[i] - largest);
            total += sum[i];
        }
        for (int k = 0; k < sums.length; k++) {
            sums[k][i] = (sums[k][i] / total - (k == target ? 1 : 0)) * share;
        }
        return Math.log(total) - own;
    }

    private final class Objective {
        private final double penalty;

        Objective(double strength) {
            this.penalty = 1 / (strength * train.size());
        }

        double at(double[] weights, double[] gradient) {
            double[][] parts = sums(features, weights);
            double value = loss(train.task(), parts, train.target());
            double squares = 0;
            int bias = features.length * sums;
            for (int k = 0; k < sums; k++) {
                for (int j = 0; j < features.length; j++) {
                    double weight = weights[j * sums + k];
                    gradient[j * sums + k] = product(features[j], parts[k]) + penalty * weight;
                    squares += weight * weight;
                }
                gradient[bias + k] = Arrays.stream(parts[k]).sum();
            }
            return value + penalty * squares / 2;
        }
    }
}
