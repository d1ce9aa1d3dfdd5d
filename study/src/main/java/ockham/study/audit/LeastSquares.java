package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/** Least squares of the target on few columns, over the rows where none of the columns is missing. */
final class LeastSquares {
    private final List<Integer> places;
    private final Map<Integer, double[]> columns = new HashMap<>();
    private final double[] y;

    /** @param columns by place; NaN where missing */
    LeastSquares(Map<Integer, double[]> columns, double[] target) {
        this.places = List.copyOf(columns.keySet());
        boolean[] whole = new boolean[target.length];
        Arrays.fill(whole, true);
        for (double[] values : columns.values()) {
            for (int i = 0; i < values.length; i++) {
                whole[i] &= !Double.isNaN(values[i]);
            }
        }
        y = kept(target, whole);
        columns.forEach((place, values) -> this.columns.put(place, kept(values, whole)));
    }

    private static double[] kept(double[] values, boolean[] whole) {
        double[] kept = new double[values.length];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (whole[i]) {
                kept[count++] = values[i];
            }
        }
        return Arrays.copyOf(kept, count);
    }

    private double[] column(int place) {
        return Objects.requireNonNull(columns.get(place));
    }

    int rows() {
        return places.isEmpty() ? 0 : y.length;
    }

    /** Up to {@code most} columns, each the one that goes most with what those before it leave (Gram and Schmidt). */
    List<Integer> greedy(int most) {
        double[] left = centred(y);
        double start = dot(left, left);
        Map<Integer, double[]> open = new HashMap<>();
        Map<Integer, Double> sizes = new HashMap<>();
        for (int place : places) {
            double[] values = centred(column(place));
            open.put(place, values);
            sizes.put(place, dot(values, values));
        }
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < most && dot(left, left) > 1e-12 * start) {
            int best = -1;
            double bestGain = 0;
            for (int place : places) {
                double[] values = open.get(place);
                double size = values == null ? 0 : dot(values, values);
                // A column that those taken explain gives directions of rounding only.
                if (values != null && size > 1e-9 * sizes.getOrDefault(place, 0.0)) {
                    double along = dot(values, left);
                    if (along * along / size > bestGain) {
                        bestGain = along * along / size;
                        best = place;
                    }
                }
            }
            double[] direction = open.remove(best);
            if (direction == null) {
                break;
            }
            taken.add(best);
            double size = dot(direction, direction);
            project(left, direction, size);
            open.values().forEach(values -> project(values, direction, size));
        }
        return taken;
    }

    private static void project(double[] values, double[] direction, double size) {
        double along = dot(values, direction) / size;
        for (int i = 0; i < values.length; i++) {
            values[i] -= along * direction[i];
        }
    }

    private static double[] centred(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values).map(v -> v - mean).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Weights with an intercept, from the normal equations of centred, scaled columns. */
    Fit fit(List<Integer> chosen) {
        double[] target = centred(y);
        double[][] x = chosen.stream().map(place -> centred(column(place))).toArray(double[][]::new);
        double[] scales =
                Arrays.stream(x).mapToDouble(v -> Math.sqrt(dot(v, v))).toArray();
        var gram = new Array2DRowRealMatrix(x.length, x.length);
        var along = new ArrayRealVector(x.length);
        for (int a = 0; a < x.length; a++) {
            for (int b = 0; b < x.length; b++) {
                gram.setEntry(a, b, dot(x[a], x[b]) / (scales[a] * scales[b]));
            }
            along.setEntry(a, dot(x[a], target) / scales[a]);
        }
        double[] weights =
                new SingularValueDecomposition(gram).getSolver().solve(along).toArray();
        double left = 0;
        for (int a = 0; a < weights.length; a++) {
            weights[a] /= scales[a];
        }
        for (int i = 0; i < target.length; i++) {
            double residual = target[i];
            for (int a = 0; a < weights.length; a++) {
                residual -= weights[a] * x[a][i];
            }
            left += residual * residual;
        }
        return new Fit(weights, 1 - left / dot(target, target));
    }

    /** Whether the target less the columns, each with weight 1 or -1, takes few values in nearly all rows. */
    boolean fewRemainders(List<Integer> chosen, Fit fit) {
        double[] remainders = y.clone();
        double largest = 0;
        for (int i = 0; i < y.length; i++) {
            for (int a = 0; a < chosen.size(); a++) {
                double value = Math.signum(fit.weights()[a]) * column(chosen.get(a))[i];
                remainders[i] -= value;
                largest = Math.max(largest, Math.abs(value));
            }
        }
        // Equal up to the rounding of the sums.
        double grain = Math.max(largest, 1e-300) * 1e-9;
        List<Run> left = runs(remainders, grain);
        return rows(left, 10) >= 0.9 * y.length
                && rows(runs(y, grain), 10) <= 0.5 * y.length
                && !noise(left, runs(y, grain));
    }

    /** Equal values, and how many there are. */
    private record Run(double value, int rows) {}

    private static List<Run> runs(double[] values, double grain) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        List<Run> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] - sorted[i - 1] > grain) {
                runs.add(new Run(sorted[from], i - from));
                from = i;
            }
        }
        return runs;
    }

    /** Rows of the commonest. */
    private static int rows(List<Run> runs, int commonest) {
        return runs.stream()
                .map(Run::rows)
                .sorted((a, b) -> b - a)
                .limit(commonest)
                .mapToInt(Integer::intValue)
                .sum();
    }

    /**
     * Whether remainders are rounded noise: more than three values, and the commonest lie side by side in the target's own steps, as
     * small errors in whole numbers do and surcharges do not.
     */
    private boolean noise(List<Run> left, List<Run> targets) {
        if (rows(left, 3) >= 0.9 * y.length) {
            return false;
        }
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < targets.size(); i++) {
            step = Math.min(step, targets.get(i).value() - targets.get(i - 1).value());
        }
        double[] five = left.stream()
                .sorted((a, b) -> b.rows() - a.rows())
                .limit(5)
                .mapToDouble(Run::value)
                .sorted()
                .toArray();
        return five[five.length - 1] - five[0] <= 1.5 * step * (five.length - 1);
    }

    /** Weights in the order of the columns, and the share of the variance they explain. */
    record Fit(double[] weights, double explained) {
        /** Whether every weight is 1 or -1, but for {@code slack}. */
        boolean unit(double slack) {
            return Arrays.stream(weights).allMatch(w -> Math.abs(Math.abs(w) - 1) <= slack);
        }
    }
}
