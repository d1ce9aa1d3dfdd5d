package ockham.learners.linear;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.LearningException;
import ockham.api.Model;
import ockham.api.Refitting.Found;
import org.jspecify.annotations.Nullable;

/**
 * Walks the strengths from the most held back on and keeps the one with the least validation loss. Of one strength
 * there is nothing to choose: it is taken and no validation loss is asked for.
 */
final class LinearPath {
    private final Strengths strengths;
    private final FitContext context;
    private final long start = System.nanoTime();
    private @Nullable Chosen best;
    private boolean cut;

    LinearPath(Strengths strengths, FitContext context) {
        this.strengths = strengths;
        this.context = context;
    }

    /** What was kept. */
    record Chosen(double[] weights, double loss, double strength) {}

    /** True once the budget is spent. */
    boolean outOfTime() {
        boolean out = context.budget().minusNanos(System.nanoTime() - start).isNegative();
        cut |= out;
        return out;
    }

    /** Solves for one strength after the other; {@code held} is the validation loss of weights. */
    void follow(DoubleFunction<double[]> solve, ToDoubleFunction<double[]> held) {
        List<Double> values = strengths.values();
        int worse = 0;
        for (int s = 0; s < values.size() && worse < Strengths.WORSE && (s == 0 || !outOfTime()); s++) {
            double strength = values.get(s);
            double[] weights = solve.apply(strength);
            double loss = strengths.settled() ? finite(weights) : held.applyAsDouble(weights);
            context.progress().step(s + 1, values.size());
            Chosen before = best;
            if (Double.isFinite(loss) && (before == null || loss < before.loss())) {
                best = new Chosen(weights, loss, strength);
                worse = 0;
            } else {
                worse++;
            }
        }
        if (cut) {
            context.progress().cutShort();
        }
    }

    /** 0, or not a number where a weight is none. */
    private static double finite(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += 0 * weight;
        }
        return sum;
    }

    Chosen chosen(Learner learner) {
        return Optional.ofNullable(best)
                .orElseThrow(() -> new LearningException(learner.name() + ": no strength gave a finite loss"));
    }

    /** The model with the learner that repeats it; a choice that time ran out on is not worth repeating. */
    Found found(Model model, Learner settled) {
        return new Found(model, cut ? Optional.empty() : Optional.of(settled));
    }
}
