package ockham.study.compare;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.study.audit.HeldOut;

/** Out-of-fold predictions of two small models, for simulations: softmax regression in five folds, boosting in two halves. */
final class CrossFitted {
    private static final int FOLDS = 5;
    private static final int STEPS = 60;

    private CrossFitted() {}

    static OutOfFold linear(Rows rows, int[] group) {
        double[][] x = inputs(rows);
        int classes = rows.task().classes().size();
        double[] values = new double[rows.size() * classes];
        int[] folds = Arrays.stream(group).map(g -> g % FOLDS).toArray();
        for (int fold = 0; fold < FOLDS; fold++) {
            double[][] weights = fit(x, rows.target(), classes, folds, fold);
            for (int i = 0; i < x.length; i++) {
                if (folds[i] == fold) {
                    System.arraycopy(softmax(weights, x[i]), 0, values, i * classes, classes);
                }
            }
        }
        return outOfFold(rows, group, folds, new Predictions(rows.size(), classes, values));
    }

    /** Of two classes. */
    static OutOfFold boosting(Rows rows, int[] group) {
        boolean[] half = new boolean[rows.size()];
        int[] folds = new int[rows.size()];
        for (int i = 0; i < half.length; i++) {
            half[i] = group[i] % 2 == 1;
            folds[i] = group[i] % 2;
        }
        double[] residuals = HeldOut.residuals(rows, half);
        double[] values = new double[2 * rows.size()];
        for (int i = 0; i < residuals.length; i++) {
            values[2 * i + 1] = rows.target()[i] - residuals[i];
            values[2 * i] = 1 - values[2 * i + 1];
        }
        return outOfFold(rows, group, folds, new Predictions(rows.size(), 2, values));
    }

    static OutOfFold outOfFold(Rows rows, int[] group, int[] folds, Predictions predictions) {
        return new OutOfFold(
                rows.task(),
                rows.target(),
                group,
                new int[][] {folds},
                rows.table().with(List.of(new Column.Numbers("target", rows.target()))),
                List.of(new OutOfFold.Entry("logistic", Family.LINEAR, 1, List.of(predictions))));
    }

    private static double[][] inputs(Rows rows) {
        double[][] x = new double[rows.size()][];
        for (int i = 0; i < x.length; i++) {
            int row = i;
            x[i] = rows.table().columns().stream()
                    .flatMapToDouble(column -> column instanceof Column.Categories categories
                            ? IntStream.range(0, categories.levels().size())
                                    .mapToDouble(k -> categories.codes()[row] == k ? 1 : 0)
                            : Arrays.stream(new double[] {((Column.Numbers) column).values()[row]}))
                    .toArray();
            x[i] = Arrays.copyOf(x[i], x[i].length + 1);
            x[i][x[i].length - 1] = 1;
        }
        return x;
    }

    /** Steps by a bound of the Hessian that does not change (Boehning 1992). */
    private static double[][] fit(double[][] x, double[] y, int classes, int[] folds, int without) {
        int width = x[0].length;
        double[][] bound = new double[width][width];
        for (int i = 0; i < x.length; i++) {
            for (int a = 0; folds[i] != without && a < width; a++) {
                for (int b = 0; b < width; b++) {
                    bound[a][b] += x[i][a] * x[i][b] / 2;
                }
            }
        }
        for (int a = 0; a < width; a++) {
            bound[a][a] += 1;
        }
        double[][] inverse = inverse(bound);
        double[][] weights = new double[classes][width];
        for (int step = 0; step < STEPS; step++) {
            double[][] gradient = new double[classes][width];
            for (int i = 0; i < x.length; i++) {
                if (folds[i] != without) {
                    double[] p = softmax(weights, x[i]);
                    for (int k = 0; k < classes; k++) {
                        double miss = (y[i] == k ? 1 : 0) - p[k];
                        for (int a = 0; a < width; a++) {
                            gradient[k][a] += miss * x[i][a];
                        }
                    }
                }
            }
            for (int k = 0; k < classes; k++) {
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b < width; b++) {
                        weights[k][a] += inverse[a][b] * gradient[k][b];
                    }
                }
            }
        }
        return weights;
    }

    private static double[] softmax(double[][] weights, double[] x) {
        double[] p = new double[weights.length];
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            double z = 0;
            for (int a = 0; a < x.length; a++) {
                z += weights[k][a] * x[a];
            }
            p[k] = Math.exp(z);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
        return p;
    }

    /** By Gauss and Jordan, of a positive definite matrix. */
    private static double[][] inverse(double[][] matrix) {
        int n = matrix.length;
        double[][] m = new double[n][2 * n];
        for (int a = 0; a < n; a++) {
            System.arraycopy(matrix[a], 0, m[a], 0, n);
            m[a][n + a] = 1;
        }
        for (int a = 0; a < n; a++) {
            double pivot = m[a][a];
            for (int c = 0; c < 2 * n; c++) {
                m[a][c] /= pivot;
            }
            for (int b = 0; b < n; b++) {
                double factor = m[b][a];
                for (int c = 0; b != a && c < 2 * n; c++) {
                    m[b][c] -= factor * m[a][c];
                }
            }
        }
        double[][] inverse = new double[n][];
        for (int a = 0; a < n; a++) {
            inverse[a] = Arrays.copyOfRange(m[a], n, 2 * n);
        }
        return inverse;
    }
}
