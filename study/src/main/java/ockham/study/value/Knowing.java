package ockham.study.value;

import java.util.Arrays;
import java.util.function.DoubleFunction;

/**
 * What it is worth to know an uncertain input before choosing between doing without a model, classical and deep: the
 * expected value of partial perfect information {@code E max_f E[N_f | x] - max_f E[N_f]}, by regression of the draws on the
 * input (Strong, Oakley and Brennan 2014). Net values are smooth in their inputs, so a polynomial of the third degree stands for
 * {@code E[N_f | x]}; what of its spread chance alone would give is taken off.
 */
public final class Knowing {
    private static final int DEGREE = 3;
    /** Of what matters: less is next to nothing. */
    private static final double LITTLE = 0.01;
    /** Relative to the net values; below it are roundings. */
    private static final double ROUNDING = 1e-9;

    private Knowing() {}

    /**
     * All that differs between draws: {@code E max - max E}, 0 where no side is better in any draw than the best on average.
     *
     * @param nets {@code [draw][side]}, NaN where a side has nobody
     */
    static double all(double[][] nets) {
        double most = 0;
        double[] means = means(nets);
        for (double[] draw : nets) {
            most += largest(draw) / nets.length;
        }
        return rounded(most - largest(means), means);
    }

    /**
     * One input.
     *
     * @param known its value in every draw
     * @param nets {@code [draw][side]}, NaN where a side has nobody
     */
    static double one(double[] known, double[][] nets) {
        double[] means = means(nets);
        double[][] basis = basis(known);
        double[][] expected = new double[known.length][means.length];
        for (int s = 0; s < means.length; s++) {
            // Against the first side, so that what moves all sides alike adds no noise.
            double[] difference = new double[known.length];
            for (int d = 0; d < known.length; d++) {
                difference[d] = nets[d][s] - nets[d][0];
            }
            double[] fit = Double.isNaN(means[s]) ? difference : fit(difference, basis);
            for (int d = 0; d < known.length; d++) {
                expected[d][s] = fit[d];
            }
        }
        double most = 0;
        for (double[] draw : expected) {
            most += largest(draw) / known.length;
        }
        return rounded(most - largest(means(expected)), means);
    }

    /** For people. */
    public static String sentence(Swing swing, double delta, DoubleFunction<String> money) {
        String start = "To know " + swing.input() + " before choosing would be worth ";
        if (swing.knowing() == 0) {
            return start + "nothing: whatever it is, the same side is best.";
        }
        return swing.knowing() < LITTLE * delta
                ? start + "next to nothing, " + money.apply(swing.knowing()) + " at most."
                : start + "at most " + money.apply(swing.knowing()) + ".";
    }

    /** Orthonormal polynomials of the input over the draws, without the constant one; fewer where it has few values. */
    private static double[][] basis(double[] known) {
        double mean = Arrays.stream(known).average().orElse(0);
        double spread =
                Math.sqrt(Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum() / known.length);
        double[][] basis = new double[DEGREE][];
        int found = 0;
        for (int power = 1; power <= DEGREE && spread > 0; power++) {
            int degree = power;
            double[] next = Arrays.stream(known)
                    .map(x -> Math.pow((x - mean) / spread, degree))
                    .toArray();
            double before = Math.sqrt(product(next, next));
            double level = Arrays.stream(next).average().orElse(0);
            for (int d = 0; d < next.length; d++) {
                next[d] -= level;
            }
            for (int b = 0; b < found; b++) {
                double along = product(next, basis[b]);
                for (int d = 0; d < next.length; d++) {
                    next[d] -= along * basis[b][d];
                }
            }
            double size = Math.sqrt(product(next, next));
            if (size > 1e-6 * before) {
                basis[found++] = Arrays.stream(next).map(v -> v / size).toArray();
            }
        }
        return Arrays.copyOf(basis, found);
    }

    /** The fitted values; their spread about the mean is what it is beyond what chance gives to so many coefficients. */
    private static double[] fit(double[] values, double[][] basis) {
        double mean = Arrays.stream(values).average().orElse(0);
        double[] fit = new double[values.length];
        double explained = 0;
        for (double[] b : basis) {
            double along = product(values, b);
            explained += along * along;
            for (int d = 0; d < fit.length; d++) {
                fit[d] += along * b[d];
            }
        }
        double all = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        double noise = Math.max(0, all - explained) / Math.max(1, values.length - 1 - basis.length);
        double kept = explained > 0 ? Math.sqrt(Math.max(0, 1 - basis.length * noise / explained)) : 0;
        for (int d = 0; d < fit.length; d++) {
            fit[d] = mean + kept * fit[d];
        }
        return fit;
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] means(double[][] nets) {
        double[] means = new double[Drawing.SIDES];
        for (double[] draw : nets) {
            for (int s = 0; s < means.length; s++) {
                means[s] += draw[s] / nets.length;
            }
        }
        return means;
    }

    private static double largest(double[] sides) {
        return Arrays.stream(sides).filter(v -> !Double.isNaN(v)).max().orElse(0);
    }

    private static double rounded(double worth, double[] means) {
        double size = Arrays.stream(means)
                .filter(v -> !Double.isNaN(v))
                .map(Math::abs)
                .max()
                .orElse(0);
        return worth <= ROUNDING * size ? 0 : worth;
    }
}
