package ockham.learners.linear;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Elastic net for any smooth loss: accelerated proximal gradient steps (Beck and Teboulle 2009) that start anew where the
 * momentum points uphill (O'Donoghue and Candes 2015). Each weight has a step of its own, by the mean square of its column,
 * so that rare levels move as fast as common ones.
 */
final class ProximalGradient implements ElasticSolver {
    /** Largest part of a step, as a gradient: a share of the absolute penalty, but not less than this. */
    private static final double LEAST_TOLERANCE = 1e-5;

    private static final double TOLERANCE = 0.01;
    private static final int ITERATIONS = 5000;
    private static final int DOUBLINGS = 60;
    /** Steps grow again by this, since the curvature differs from place to place. */
    private static final double EASING = 0.95;
    /** Of a loss, what rounding may add up to. */
    private static final double ROUNDING = 1e-13;

    private final RowLosses losses;
    private final BooleanSupplier outOfTime;
    private final int penalised;
    private final double[] curvature;
    private final double[] none;
    private final double[] gradient;
    private Point at;
    private double factor = 1;

    /** A place and the sums of all rows there. */
    private record Point(double[] weights, double[] sums) {}

    /** @param none no weights, and the biases that are best without */
    ProximalGradient(RowLosses losses, double[] none, BooleanSupplier outOfTime) {
        this.losses = losses;
        this.outOfTime = outOfTime;
        this.none = none;
        this.penalised = losses.design().width() * losses.outputs();
        this.gradient = new double[none.length];
        this.curvature = new double[none.length];
        double[] squares = losses.design().meanSquares();
        for (int i = 0; i < curvature.length; i++) {
            double square = i < penalised ? squares[i / losses.outputs()] : 1;
            curvature[i] =
                    losses.curvature() * Math.max(square, 1.0 / losses.design().rows());
        }
        this.at = point(none);
    }

    private Point point(double[] weights) {
        double[] sums = new double[losses.design().rows() * losses.outputs()];
        losses.design().times(weights, losses.outputs(), sums);
        return new Point(weights.clone(), sums);
    }

    @Override
    public double largest() {
        losses.at(none, gradient);
        return Arrays.stream(gradient, 0, penalised).map(Math::abs).max().orElse(0);
    }

    @Override
    public void restart() {
        at = point(none);
    }

    @Override
    public double[] solve(Penalty penalty) {
        Point before = at;
        double momentum = 1;
        for (int iteration = 0; iteration < ITERATIONS && !outOfTime.getAsBoolean(); iteration++) {
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            Point from = ahead(before, (momentum - 1) / next);
            Point to = step(from, penalty);
            boolean uphill = turns(from, to);
            double move = move(from, to);
            before = at;
            at = to;
            momentum = uphill ? 1 : next;
            if (uphill) {
                before = at;
            }
            if (move <= Math.max(LEAST_TOLERANCE, TOLERANCE * penalty.absolute())) {
                break;
            }
        }
        return at.weights().clone();
    }

    /** Some way on from the point before through the present one; the sums are linear, so they need no rows. */
    private Point ahead(Point before, double share) {
        if (share == 0) {
            return at;
        }
        return new Point(beyond(before.weights(), at.weights(), share), beyond(before.sums(), at.sums(), share));
    }

    private static double[] beyond(double[] before, double[] now, double share) {
        double[] values = new double[now.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = now[i] + share * (now[i] - before[i]);
        }
        return values;
    }

    /** The step of the proximal gradient; halved until the loss is below what its curvature promises. */
    private Point step(Point from, Penalty penalty) {
        double[] derivatives = from.sums().clone();
        double value = losses.derive(derivatives);
        losses.design().transposedTimes(derivatives, losses.outputs(), gradient);
        factor *= EASING;
        for (int doubling = 0; ; doubling++) {
            Point to = point(stepped(from.weights(), penalty));
            double promised = value;
            for (int i = 0; i < gradient.length; i++) {
                double step = to.weights()[i] - from.weights()[i];
                promised += gradient[i] * step + factor * curvature[i] / 2 * step * step;
            }
            double found = losses.derive(to.sums().clone());
            if (found <= promised + ROUNDING * (1 + Math.abs(value)) || doubling == DOUBLINGS) {
                return to;
            }
            factor *= 2;
        }
    }

    private double[] stepped(double[] from, Penalty penalty) {
        double[] to = new double[from.length];
        for (int i = 0; i < to.length; i++) {
            double steep = factor * curvature[i];
            double centre = from[i] - gradient[i] / steep;
            to[i] = i < penalised
                    ? penalty.shrink(centre, steep, losses.design().sign(i / losses.outputs()))
                    : centre;
        }
        return to;
    }

    /** The largest part of the step, as a gradient. */
    private double move(Point from, Point to) {
        double largest = 0;
        for (int i = 0; i < curvature.length; i++) {
            largest = Math.max(largest, factor * curvature[i] * Math.abs(to.weights()[i] - from.weights()[i]));
        }
        return largest;
    }

    /** Whether the step goes back on what was gone before. */
    private boolean turns(Point from, Point to) {
        double sum = 0;
        for (int i = 0; i < curvature.length; i++) {
            sum += curvature[i] * (from.weights()[i] - to.weights()[i]) * (to.weights()[i] - at.weights()[i]);
        }
        return sum > 0;
    }
}
