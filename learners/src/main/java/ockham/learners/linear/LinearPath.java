package ockham.learners.linear;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import ockham.api.FitContext;
import org.jspecify.annotations.Nullable;

/** Walks the strengths from the most held back on and keeps the one with the least validation loss. */
final class LinearPath {
    private final List<Double> strengths;
    private final FitContext context;
    private final long start = System.nanoTime();
    private @Nullable Chosen best;
    private boolean cut;

    LinearPath(Strengths strengths, FitContext context) {
        this.strengths = strengths.values();
        this.context = context;
    }

    /** Weights at one strength and their validation loss. */
    record Point(double[] weights, double loss) {}

    /** What was kept. */
    record Chosen(double[] weights, double loss, double strength) {}

    /** True once the budget is spent. */
    boolean outOfTime() {
        boolean out = context.budget().minusNanos(System.nanoTime() - start).isNegative();
        cut |= out;
        return out;
    }

    void follow(DoubleFunction<Point> solve) {
        int worse = 0;
        for (int s = 0; s < strengths.size() && worse < Strengths.WORSE && !outOfTime(); s++) {
            double strength = strengths.get(s);
            Point point = solve.apply(strength);
            context.progress().step(s + 1, strengths.size());
            Chosen before = best;
            if (Double.isFinite(point.loss()) && (before == null || point.loss() < before.loss())) {
                best = new Chosen(point.weights(), point.loss(), strength);
                worse = 0;
            } else {
                worse++;
            }
        }
        if (cut) {
            context.progress().cutShort();
        }
    }

    Optional<Chosen> chosen() {
        return Optional.ofNullable(best);
    }
}
