package ockham.learners.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;

/**
 * Minimises a smooth convex function by limited-memory BFGS with backtracking (Nocedal and Wright, Numerical
 * Optimization, algorithms 7.4 and 3.1).
 */
public final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 40;

    private Lbfgs() {}

    /** A function and its slope. */
    public interface Function {
        /** The value at {@code x}; writes the gradient. */
        double at(double[] x, double[] gradient);
    }

    /**
     * When to end.
     *
     * @param tolerance of the largest part of the gradient
     */
    public record Limits(int iterations, double tolerance, BooleanSupplier outOfTime) {}

    private record Pair(double[] step, double[] change, double curvature) {}

    /** Changes {@code x} to the minimum; true unless the iterations or the time ran out first. */
    public static boolean minimise(Function function, double[] x, Limits limits) {
        int n = x.length;
        double[] gradient = new double[n];
        double[] nextGradient = new double[n];
        double[] next = new double[n];
        double value = function.at(x, gradient);
        Deque<Pair> pairs = new ArrayDeque<>();
        for (int iteration = 0; iteration < limits.iterations(); iteration++) {
            if (largest(gradient) <= limits.tolerance()) {
                return true;
            }
            if (limits.outOfTime().getAsBoolean()) {
                return false;
            }
            double[] direction = direction(gradient, pairs);
            double slope = dot(gradient, direction);
            if (!(slope < 0)) {
                pairs.clear();
                direction = direction(gradient, pairs);
                slope = dot(gradient, direction);
            }
            double length = pairs.isEmpty() ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double nextValue = value;
            boolean lower = false;
            for (int halving = 0; halving < HALVINGS && !lower; halving++, length /= 2) {
                for (int i = 0; i < n; i++) {
                    next[i] = x[i] + length * direction[i];
                }
                nextValue = function.at(next, nextGradient);
                lower = nextValue <= value + ARMIJO * length * slope;
            }
            if (!lower) {
                // The steps left are below the precision of the function: this is the minimum.
                return true;
            }
            remember(pairs, minus(next, x), minus(nextGradient, gradient));
            System.arraycopy(next, 0, x, 0, n);
            System.arraycopy(nextGradient, 0, gradient, 0, n);
            value = nextValue;
        }
        return false;
    }

    private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
        double curvature = dot(step, change);
        if (curvature > 1e-12 * dot(change, change)) {
            if (pairs.size() == MEMORY) {
                pairs.removeFirst();
            }
            pairs.addLast(new Pair(step, change, curvature));
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] q = gradient.clone();
        double[] alphas = new double[pairs.size()];
        int at = alphas.length;
        for (Iterator<Pair> it = pairs.descendingIterator(); it.hasNext(); ) {
            Pair pair = it.next();
            alphas[--at] = dot(pair.step(), q) / pair.curvature();
            add(q, -alphas[at], pair.change());
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            double scale = last.curvature() / dot(last.change(), last.change());
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (Pair pair : pairs) {
            double beta = dot(pair.change(), q) / pair.curvature();
            add(q, alphas[at++] - beta, pair.step());
        }
        for (int i = 0; i < q.length; i++) {
            q[i] = -q[i];
        }
        return q;
    }

    private static void add(double[] to, double factor, double[] part) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * part[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
