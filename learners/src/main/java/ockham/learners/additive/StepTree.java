package ockham.learners.additive;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One small tree on the steps of a column: the order of steps is cut where that lowers the loss most, again and again
 * until there are enough leaves; a leaf's value is a Newton step.
 */
final class StepTree {
    /** Added to the curvature of a leaf. */
    static final double RIDGE = 1;

    private final int[] counts;
    private final int leastRows;
    private final double[] gradient;
    private final double[] curvature;
    private final double[] values;

    /** @param counts training rows of each step */
    StepTree(int[] counts, int leastRows) {
        this.counts = counts;
        this.leastRows = leastRows;
        this.gradient = new double[counts.length];
        this.curvature = new double[counts.length];
        this.values = new double[counts.length];
    }

    /** A stretch of the order with its sums. */
    private record Part(int from, int to, double gradient, double curvature, int rows) {
        double gain() {
            return gradient * gradient / (curvature + RIDGE);
        }
    }

    private record Cut(Part left, Part right, double gain) {}

    /**
     * Grows the tree.
     *
     * @param place the step of each row
     * @return a value a step, the same array every time
     */
    double[] grow(int[] place, double[] rowGradient, double[] rowCurvature, Growth growth) {
        Arrays.fill(gradient, 0);
        Arrays.fill(curvature, 0);
        for (int i = 0; i < place.length; i++) {
            gradient[place[i]] += rowGradient[i];
            curvature[place[i]] += rowCurvature[i];
        }
        int[] order = growth.number() ? growth.steps() : byMean(growth.steps());
        Part[] parts = new Part[growth.leaves()];
        parts[0] = part(order, 0, order.length);
        int count = 1;
        while (count < parts.length) {
            int widest = -1;
            Cut best = null;
            for (int p = 0; p < count; p++) {
                Cut cut = cut(order, parts[p]);
                if (cut != null && (best == null || cut.gain() > best.gain())) {
                    best = cut;
                    widest = p;
                }
            }
            if (best == null) {
                break;
            }
            parts[widest] = best.left();
            parts[count++] = best.right();
        }
        Arrays.fill(values, 0);
        for (int p = 0; p < count && count > 1; p++) {
            double value = -growth.rate() * parts[p].gradient() / (parts[p].curvature() + RIDGE);
            for (int at = parts[p].from(); at < parts[p].to(); at++) {
                values[order[at]] = value;
            }
        }
        return values;
    }

    /**
     * How it grows.
     *
     * @param steps those that have training rows, in order
     * @param number whether that order is to be kept; else they are ordered by their mean gradient
     */
    record Growth(int[] steps, boolean number, int leaves, double rate) {}

    private Part part(int[] order, int from, int to) {
        double g = 0;
        double h = 0;
        int rows = 0;
        for (int at = from; at < to; at++) {
            g += gradient[order[at]];
            h += curvature[order[at]];
            rows += counts[order[at]];
        }
        return new Part(from, to, g, h, rows);
    }

    private @Nullable Cut cut(int[] order, Part whole) {
        double g = 0;
        double h = 0;
        int rows = 0;
        double best = 1e-9;
        int place = -1;
        for (int at = whole.from(); at < whole.to() - 1; at++) {
            g += gradient[order[at]];
            h += curvature[order[at]];
            rows += counts[order[at]];
            if (rows >= leastRows && whole.rows() - rows >= leastRows) {
                double otherG = whole.gradient() - g;
                double otherH = whole.curvature() - h;
                double gain = g * g / (h + RIDGE) + otherG * otherG / (otherH + RIDGE) - whole.gain();
                if (gain > best) {
                    best = gain;
                    place = at + 1;
                }
            }
        }
        return place < 0 ? null : new Cut(part(order, whole.from(), place), part(order, place, whole.to()), best);
    }

    private int[] byMean(int[] steps) {
        Integer[] order = Arrays.stream(steps).boxed().toArray(Integer[]::new);
        Arrays.sort(
                order,
                (a, b) -> Double.compare(gradient[a] / (curvature[a] + RIDGE), gradient[b] / (curvature[b] + RIDGE)));
        return Arrays.stream(order).mapToInt(step -> step).toArray();
    }
}
