package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds a target that is booked rather than caused: a sum of a few columns with signs (total - tip - tolls), a weighted
 * sum without error, or a product or quotient. Columns are taken greedily by what is left to explain, then every subset of
 * those taken is tried.
 *
 * <p>Two signals: the fit is near exact, and what it leaves is no noise. A sum with signs must leave a few constants (the
 * ten commonest remainders, such as fixed surcharges, cover 90% of the rows, when the target's own ten commonest values do
 * not cover half) that are no rounded noise; the others must leave nothing but rounding (one part in a hundred thousand of the
 * variance; of a product also half of the target's own step).
 */
final class Identities {
    private static final int TAKEN = 5;
    private static final int ROWS_NEEDED = 50;
    private static final double ROUNDING = 1e-5;
    /** Share of the variance of logarithms that rounding to the target's step may leave. */
    private static final double ROUNDED_LOGS = 1e-3;

    private static final double NEAR = 0.95;

    private final LeakSample sample;
    private final Goal goal;
    private final List<Integer> numbers = new ArrayList<>();

    /** @param open places of columns that may take part */
    Identities(LeakSample sample, Goal goal, Set<Integer> open) {
        this.sample = sample;
        this.goal = goal;
        for (int c : open) {
            Signal signal = sample.signals().get(c);
            long missing = Arrays.stream(signal.values()).filter(Double::isNaN).count();
            if (signal.ordered() && missing <= 0.2 * signal.rows()) {
                numbers.add(c);
            }
        }
    }

    Optional<Leaks.Suspect> suspect() {
        Optional<Leaks.Suspect> sum = sum();
        return sum.isPresent() ? sum : product();
    }

    private Optional<Leaks.Suspect> sum() {
        LeastSquares squares = squares(v -> v);
        if (squares.rows() < ROWS_NEEDED) {
            return Optional.empty();
        }
        List<Integer> taken = squares.greedy(TAKEN);
        for (int subset = 1; subset < 1 << taken.size(); subset++) {
            List<Integer> columns = members(taken, subset);
            LeastSquares.Fit fit = squares.fit(columns);
            if (columns.size() >= 2
                    && fit.unit(0.25)
                    && fit.explained() >= NEAR
                    && squares.fewRemainders(columns, fit)) {
                return Optional.of(found(columns, fit, " with a few constants left over"));
            }
            if (columns.size() >= 2 && 1 - fit.explained() <= ROUNDING && needsAll(squares, columns)) {
                return Optional.of(found(columns, fit, " without error"));
            }
        }
        return Optional.empty();
    }

    /** Whether every column is needed: otherwise a single function is at work, which is judged elsewhere. */
    private static boolean needsAll(LeastSquares squares, List<Integer> columns) {
        for (Integer column : columns) {
            List<Integer> others =
                    columns.stream().filter(c -> !c.equals(column)).toList();
            if (1 - squares.fit(others).explained() <= 100 * ROUNDING) {
                return false;
            }
        }
        return true;
    }

    private Optional<Leaks.Suspect> product() {
        if (Arrays.stream(goal.y()).anyMatch(y -> y <= 0)) {
            return Optional.empty();
        }
        LeastSquares squares = squares(StrictMath::log);
        if (squares.rows() < ROWS_NEEDED) {
            return Optional.empty();
        }
        List<Integer> taken = squares.greedy(TAKEN);
        for (int subset = 1; subset < 1 << taken.size(); subset++) {
            List<Integer> columns = members(taken, subset);
            LeastSquares.Fit fit = squares.fit(columns);
            if (columns.size() >= 2
                    && fit.unit(0.02)
                    && 1 - fit.explained() <= ROUNDED_LOGS
                    && (1 - fit.explained() <= ROUNDING || rounded(columns, fit))) {
                return Optional.of(product(columns, fit));
            }
        }
        return Optional.empty();
    }

    /** Whether the product, times its usual factor, is within half of the target's step in nearly all rows. */
    private boolean rounded(List<Integer> columns, LeastSquares.Fit fit) {
        double[] y = goal.y();
        double[] products = new double[y.length];
        Arrays.fill(products, 1);
        for (int i = 0; i < columns.size(); i++) {
            double[] values = sample.signals().get(columns.get(i)).values();
            for (int row = 0; row < y.length; row++) {
                products[row] *= fit.weights()[i] > 0 ? values[row] : 1 / values[row];
            }
        }
        double[] present = IntStream.range(0, y.length)
                .filter(row -> Double.isFinite(products[row]))
                .mapToDouble(row -> y[row] / products[row])
                .sorted()
                .toArray();
        double factor = present[present.length / 2];
        double step = step(y);
        long near = IntStream.range(0, y.length)
                .filter(row -> Math.abs(y[row] - factor * products[row]) <= 0.51 * step)
                .count();
        return near >= NEAR * present.length;
    }

    /** The least distance between two values. */
    private static double step(double[] y) {
        double[] sorted = Arrays.stream(y).sorted().distinct().toArray();
        double step = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            step = Math.min(step, sorted[i] - sorted[i - 1]);
        }
        return step;
    }

    private Leaks.Suspect product(List<Integer> columns, LeastSquares.Fit fit) {
        List<String> above = new ArrayList<>();
        List<String> below = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            (fit.weights()[i] > 0 ? above : below)
                    .add(sample.signals().get(columns.get(i)).name());
        }
        String formula = (above.isEmpty() ? "1" : String.join(" * ", above))
                + below.stream().map(name -> " / " + name).collect(Collectors.joining());
        return suspect(columns, "the target is " + formula + " times a constant, but for rounding");
    }

    private Leaks.Suspect found(List<Integer> columns, LeastSquares.Fit fit, String how) {
        StringBuilder formula = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            double weight = fit.weights()[i];
            String name = sample.signals().get(columns.get(i)).name();
            String size = Math.abs(Math.abs(weight) - 1) < 0.25 && how.contains("constants")
                    ? ""
                    : String.format(Locale.ROOT, "%.4g ", Math.abs(weight));
            formula.append(weight < 0 ? (i == 0 ? "-" : " - ") : (i == 0 ? "" : " + "))
                    .append(size)
                    .append(name);
        }
        return suspect(
                columns,
                "the target is " + formula + how + " (R2 " + Say.score(fit.explained())
                        + "): it is computed, not to be predicted");
    }

    /** The column taken first explains most and is the one to remove. */
    private static Leaks.Suspect suspect(List<Integer> columns, String evidence) {
        return new Leaks.Suspect(columns.get(0), Severity.BLOCKS, columns.subList(1, columns.size()), evidence);
    }

    private static List<Integer> members(List<Integer> taken, int subset) {
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            if ((subset & (1 << i)) != 0) {
                members.add(taken.get(i));
            }
        }
        return members;
    }

    private LeastSquares squares(DoubleUnaryOperator scale) {
        Map<Integer, double[]> columns = new TreeMap<>();
        for (int c : numbers) {
            double[] values =
                    Arrays.stream(sample.signals().get(c).values()).map(scale).toArray();
            if (Arrays.stream(values).noneMatch(Double::isInfinite)) {
                columns.put(c, values);
            }
        }
        return new LeastSquares(columns, Arrays.stream(goal.y()).map(scale).toArray());
    }
}
