package ockham.learners.linear;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * From decisions to the sums of a sigmoid or softmax: {@code slope * f_k + shift_k}, fitted by maximum likelihood. With one
 * decision a row this is the curve of Platt (1999), with his targets, which hold probabilities away from 0 and 1; with one a
 * class the same with a softmax. Decisions that say the opposite of the truth are not believed: the slope is never negative.
 */
record DecisionCurve(double slope, double[] shifts) {
    private static final int ITERATIONS = 200;
    private static final double TOLERANCE = 1e-9;

    /** A curve and its mean log loss on the rows it was fitted on, against their true classes. */
    record Fitted(DecisionCurve curve, double loss) {}

    /** @param decisions of each row: one, for class 1, or one a class */
    static Fitted fit(double[][] decisions, double[] target) {
        int sums = decisions[0].length;
        Likelihood likelihood = new Likelihood(decisions, target, smoothed(target, Math.max(2, sums)));
        if (!Arrays.stream(decisions).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return new Fitted(new DecisionCurve(0, new double[sums]), Double.POSITIVE_INFINITY);
        }
        double[] found = new double[sums + 1];
        Lbfgs.minimise(likelihood::at, found, new Lbfgs.Limits(ITERATIONS, TOLERANCE, () -> false));
        if (!(found[0] > 0)) {
            Arrays.fill(found, 0);
            Lbfgs.minimise(
                    (x, gradient) -> {
                        double value = likelihood.at(x, gradient);
                        gradient[0] = 0;
                        return value;
                    },
                    found,
                    new Lbfgs.Limits(ITERATIONS, TOLERANCE, () -> false));
        }
        DecisionCurve curve = new DecisionCurve(found[0], Arrays.copyOfRange(found, 1, sums + 1));
        return new Fitted(curve, likelihood.loss(found));
    }

    /** The slope, then the shifts: all there is to it. */
    List<Double> numbers() {
        return DoubleStream.concat(DoubleStream.of(slope), Arrays.stream(shifts))
                .boxed()
                .toList();
    }

    /** The curve of such numbers. */
    static DecisionCurve of(List<Double> numbers) {
        double[] all = numbers.stream().mapToDouble(Double::doubleValue).toArray();
        return new DecisionCurve(all[0], Arrays.copyOfRange(all, 1, all.length));
    }

    /** The weights, biases last, of the sums instead of the decisions. */
    double[] applied(double[] weights) {
        int first = weights.length - shifts.length;
        double[] turned = new double[weights.length];
        Arrays.setAll(turned, i -> slope * weights[i] + (i < first ? 0 : shifts[i - first]));
        return turned;
    }

    /** The probability that a row's own class is aimed at: (n + 1) / (n + 2) of n rows of the class. */
    private static double[] smoothed(double[] target, int classes) {
        int[] counts = new int[classes];
        for (double y : target) {
            counts[(int) y]++;
        }
        return Arrays.stream(counts).mapToDouble(n -> (n + 1.0) / (n + 2.0)).toArray();
    }

    /** Mean cross entropy between the aims and what the curve says. */
    private record Likelihood(double[][] decisions, double[] target, double[] aims) {
        double at(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            int sums = x.length - 1;
            double total = 0;
            double[] p = new double[aims.length];
            for (int i = 0; i < decisions.length; i++) {
                int own = (int) target[i];
                double log = probabilities(decisions[i], x, p);
                double rest = (1 - aims[own]) / (aims.length - 1);
                for (int k = 0; k < aims.length; k++) {
                    double aim = k == own ? aims[own] : rest;
                    double sum = sum(decisions[i], x, k);
                    total += aim * (log - sum);
                    if (sums > 1 || k == 1) {
                        int at = sums > 1 ? k : 0;
                        gradient[1 + at] += (p[k] - aim) / decisions.length;
                        gradient[0] += (p[k] - aim) * decisions[i][at] / decisions.length;
                    }
                }
            }
            return total / decisions.length;
        }

        /** Mean log loss against the true classes. */
        double loss(double[] x) {
            double[] p = new double[aims.length];
            double total = 0;
            for (int i = 0; i < decisions.length; i++) {
                total += probabilities(decisions[i], x, p) - sum(decisions[i], x, (int) target[i]);
            }
            return total / decisions.length;
        }

        /** The sum of a class: of two classes with one decision, class 0 has none. */
        private static double sum(double[] row, double[] x, int k) {
            if (row.length == 1) {
                return k == 0 ? 0 : x[0] * row[0] + x[1];
            }
            return x[0] * row[k] + x[1 + k];
        }

        /** Writes the probabilities; the logarithm of what they were divided by. */
        private static double probabilities(double[] row, double[] x, double[] p) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < p.length; k++) {
                p[k] = sum(row, x, k);
                largest = Math.max(largest, p[k]);
            }
            double total = 0;
            for (int k = 0; k < p.length; k++) {
                p[k] = Math.exp(p[k] - largest);
                total += p[k];
            }
            for (int k = 0; k < p.length; k++) {
                p[k] /= total;
            }
            return largest + Math.log(total);
        }
    }
}
