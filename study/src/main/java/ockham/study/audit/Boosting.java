package ockham.study.audit;

import java.util.Arrays;
import java.util.List;

/**
 * What many columns together tell of the target on rows held out: a small gradient boosting of trees on binned columns,
 * fitted on each half of the sample and applied to the other. It need only be good enough to say whether the rest of the
 * columns knows what one column knows.
 */
final class Boosting {
    private static final int ROUNDS = 60;
    /** Trees a fit at most, so that many classes take no longer than two. */
    private static final int TREES = 240;

    private static final double RATE = 0.15;

    private final List<Bins> columns;
    private final Goal goal;
    private final boolean[] half;

    /** @param columns binned, one entry a row of the goal */
    Boosting(List<Bins> columns, Goal goal, boolean[] half) {
        this.columns = columns;
        this.goal = goal;
        this.half = half;
    }

    /** Predictions, {@code rows x goal.width()}. */
    double[] heldOut() {
        double[] predictions = new double[goal.rows() * goal.width()];
        for (boolean side : new boolean[] {false, true}) {
            double[][] scores = scores(side);
            for (int i = 0; i < half.length; i++) {
                if (half[i] != side) {
                    write(scores, i, predictions);
                }
            }
        }
        return predictions;
    }

    /** Number of trees a round: one for numbers and for two classes. */
    private int outputs() {
        return goal.classes() <= 2 ? 1 : goal.classes();
    }

    private double[][] scores(boolean fitOn) {
        int outputs = outputs();
        double[] prior = goal.means(half, fitOn);
        double[][] scores = new double[outputs][goal.rows()];
        for (int k = 0; k < outputs; k++) {
            Arrays.fill(scores[k], start(prior, k));
        }
        int[] train = rows(fitOn);
        byte[][] bins = new byte[columns.size()][];
        for (int c = 0; c < bins.length; c++) {
            bins[c] = columns.get(c).ordered(goal, half, fitOn);
        }
        double[][] gradients = new double[outputs][goal.rows()];
        double[][] weights = new double[outputs][goal.rows()];
        int rounds = Math.max(6, Math.min(ROUNDS, TREES / outputs));
        for (int round = 0; round < rounds; round++) {
            gradients(scores, train, gradients, weights);
            for (int k = 0; k < outputs; k++) {
                new BinTree(bins, gradients[k], weights[k]).fit(train.clone()).add(RATE, scores[k]);
            }
        }
        return scores;
    }

    private double start(double[] prior, int k) {
        return switch (goal.classes()) {
            case 0 -> prior[0];
            case 2 -> StrictMath.log(Math.max(1e-6, prior[1]) / Math.max(1e-6, prior[0]));
            default -> StrictMath.log(Math.max(1e-6, prior[k]));
        };
    }

    private int[] rows(boolean side) {
        int count = 0;
        int[] rows = new int[half.length];
        for (int i = 0; i < half.length; i++) {
            if (half[i] == side) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private void gradients(double[][] scores, int[] rows, double[][] gradients, double[][] weights) {
        double[] p = new double[scores.length];
        for (int i : rows) {
            if (goal.classes() == 0) {
                gradients[0][i] = goal.y()[i] - scores[0][i];
                weights[0][i] = 1;
            } else {
                probabilities(scores, i, p);
                for (int k = 0; k < p.length; k++) {
                    int is = goal.y()[i] == (p.length == 1 ? 1 : k) ? 1 : 0;
                    gradients[k][i] = is - p[k];
                    weights[k][i] = Math.max(1e-6, p[k] * (1 - p[k]));
                }
            }
        }
    }

    private static void probabilities(double[][] scores, int row, double[] p) {
        if (p.length == 1) {
            p[0] = 1 / (1 + StrictMath.exp(-scores[0][row]));
            return;
        }
        double most = Double.NEGATIVE_INFINITY;
        for (double[] score : scores) {
            most = Math.max(most, score[row]);
        }
        double sum = 0;
        for (int k = 0; k < p.length; k++) {
            p[k] = StrictMath.exp(scores[k][row] - most);
            sum += p[k];
        }
        for (int k = 0; k < p.length; k++) {
            p[k] /= sum;
        }
    }

    private void write(double[][] scores, int row, double[] predictions) {
        if (goal.classes() == 0) {
            predictions[row] = scores[0][row];
            return;
        }
        double[] p = new double[scores.length];
        probabilities(scores, row, p);
        if (goal.classes() == 2) {
            predictions[2 * row] = 1 - p[0];
            predictions[2 * row + 1] = p[0];
        } else {
            System.arraycopy(p, 0, predictions, row * p.length, p.length);
        }
    }
}
