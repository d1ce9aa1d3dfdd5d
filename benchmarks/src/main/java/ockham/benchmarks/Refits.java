package ockham.benchmarks;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A real cross-validation: least squares on 12 columns, and on the first 4 of them, fitted anew in 5 folds and 3 repeats of 150
 * rows. The truth is the expected squared error of a model fitted on 120 rows, which for independent normal columns is
 * {@code -(s^2 + left) (1 + d / (m - d - 1))} with m rows, d columns fitted and what columns left out add to the noise.
 */
record Refits() implements CoverageWorld {
    private static final int ROWS = 150;
    private static final int COLUMNS = 12;
    private static final int FEW = 4;
    private static final int FOLDS = 5;
    private static final int REPEATS = 3;
    /** Weight of each column that the small model leaves out: so small that both models are about as good. */
    private static final double WEIGHT = 0.095;

    @Override
    public String name() {
        return "refits, 5 folds x 3 repeats";
    }

    @Override
    public Sample draw(SplittableRandom random) {
        double[][] x = new double[ROWS][COLUMNS];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            y[i] = random.nextGaussian();
            for (int k = 0; k < COLUMNS; k++) {
                x[i][k] = random.nextGaussian();
                y[i] += (k < FEW ? 1 : WEIGHT) * x[i][k];
            }
        }
        double[][][] values = new double[2][REPEATS][ROWS];
        for (int r = 0; r < REPEATS; r++) {
            int[] fold = folds(random);
            for (int f = 0; f < FOLDS; f++) {
                test(x, y, FEW, fold, f, values[0][r]);
                test(x, y, COLUMNS, fold, f, values[1][r]);
            }
        }
        double left = (COLUMNS - FEW) * WEIGHT * WEIGHT;
        return new Sample(values, IntStream.range(0, ROWS).toArray(), new int[] {1, 2}, new double[] {
            -expected(1 + left, FEW), -expected(1, COLUMNS)
        });
    }

    private static double expected(double noise, int columns) {
        double rows = ROWS - ROWS / (double) FOLDS;
        return noise * (1 + columns / (rows - columns - 1));
    }

    private static int[] folds(SplittableRandom random) {
        int[] fold = IntStream.range(0, ROWS).map(i -> i % FOLDS).toArray();
        for (int i = ROWS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = fold[i];
            fold[i] = fold[j];
            fold[j] = kept;
        }
        return fold;
    }

    /** Fits least squares on the rows outside of a fold, by Cholesky's factor, and judges those in it. */
    private static void test(double[][] x, double[] y, int d, int[] fold, int held, double[] into) {
        double[][] a = new double[d][d];
        double[] b = new double[d];
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < d && fold[i] != held; j++) {
                b[j] += x[i][j] * y[i];
                for (int k = 0; k <= j; k++) {
                    a[j][k] += x[i][j] * x[i][k];
                }
            }
        }
        double[] weights = solve(a, b);
        for (int i = 0; i < ROWS; i++) {
            if (fold[i] == held) {
                double miss = y[i];
                for (int j = 0; j < d; j++) {
                    miss -= weights[j] * x[i][j];
                }
                into[i] = -miss * miss;
            }
        }
    }

    private static double[] solve(double[][] a, double[] b) {
        int d = b.length;
        double[] w = b.clone();
        for (int j = 0; j < d; j++) {
            for (int k = 0; k <= j; k++) {
                double sum = a[j][k];
                for (int m = 0; m < k; m++) {
                    sum -= a[j][m] * a[k][m];
                }
                a[j][k] = j == k ? Math.sqrt(sum) : sum / a[k][k];
            }
            for (int m = 0; m < j; m++) {
                w[j] -= a[j][m] * w[m];
            }
            w[j] /= a[j][j];
        }
        for (int j = d - 1; j >= 0; j--) {
            for (int m = j + 1; m < d; m++) {
                w[j] -= a[m][j] * w[m];
            }
            w[j] /= a[j][j];
        }
        return w;
    }
}
