package ockham.learners.additive;

import java.util.Arrays;
import ockham.api.Task;

/** The sums of rows so far, an array a sum, with the loss and its first two derivatives. */
final class Scores {
    private final Task task;
    private final double[] target;
    private final double[][] sums;
    final double[][] gradient;
    final double[][] curvature;

    /** @param target class indices, or standardised numbers */
    Scores(Task task, double[] target, double[] start) {
        this.task = task;
        this.target = target;
        this.sums = new double[start.length][target.length];
        this.gradient = new double[start.length][target.length];
        this.curvature = new double[start.length][target.length];
        for (int k = 0; k < start.length; k++) {
            Arrays.fill(sums[k], start[k]);
        }
    }

    int rows() {
        return target.length;
    }

    /**
     * Adds a part.
     *
     * @param place which value each row has
     * @param values one a place and sum
     */
    void add(int[] place, double[] values) {
        for (int k = 0; k < sums.length; k++) {
            double[] sum = sums[k];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[place[i] * sums.length + k];
            }
        }
    }

    /** Takes derivatives at the sums as they are; the mean loss. */
    double differentiate() {
        double total = 0;
        for (int i = 0; i < target.length; i++) {
            total += switch (task) {
                case Task.Binary binary -> binary(i);
                case Task.Multiclass multiclass -> several(i);
                case Task.Regression regression -> square(i);
            };
        }
        return total / target.length;
    }

    private double square(int i) {
        double error = sums[0][i] - target[i];
        gradient[0][i] = error;
        curvature[0][i] = 1;
        return error * error / 2;
    }

    private double binary(int i) {
        double s = sums[0][i];
        double e = Math.exp(-Math.abs(s));
        double p = s >= 0 ? 1 / (1 + e) : e / (1 + e);
        gradient[0][i] = p - target[i];
        curvature[0][i] = p * (1 - p);
        return Math.log1p(e) + Math.max(0, target[i] == 1 ? -s : s);
    }

    private double several(int i) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double[] sum : sums) {
            largest = Math.max(largest, sum[i]);
        }
        double total = 0;
        for (int k = 0; k < sums.length; k++) {
            gradient[k][i] = Math.exp(sums[k][i] - largest);
            total += gradient[k][i];
        }
        for (int k = 0; k < sums.length; k++) {
            double p = gradient[k][i] / total;
            gradient[k][i] = p - (k == (int) target[i] ? 1 : 0);
            curvature[k][i] = p * (1 - p);
        }
        return Math.log(total) + largest - sums[(int) target[i]][i];
    }
}
