package ockham.learners.svm;

import java.util.Optional;
import java.util.function.Supplier;
import libsvm.svm;
import ockham.api.FitContext;

/**
 * The end of a fit's time. libsvm knows none, but prints a dot every thousand steps, and what it prints to may throw: so
 * a training ends within seconds of its deadline. Its printer is shared by the whole process, the deadline is each
 * thread's own.
 */
final class Deadline {
    private static final ThreadLocal<Deadline> CURRENT = new ThreadLocal<>();

    static {
        svm.svm_set_print_string_function(text -> {
            Deadline current = CURRENT.get();
            if (current != null && current.over()) {
                throw new Over();
            }
        });
    }

    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** Thrown through libsvm. */
    private static final class Over extends RuntimeException {
        private static final long serialVersionUID = 1;

        Over() {
            super("out of time", null, false, false);
        }
    }

    /** After {@code share} of the budget, counted from now. */
    static Deadline of(FitContext context, double share) {
        double nanos = Math.min(1e18, context.budget().toMillis() * 1e6 * share);
        return new Deadline(System.nanoTime() + (long) nanos);
    }

    boolean over() {
        return System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted();
    }

    /** What the training gives, or nothing where it was still at it when the time was over. */
    <T> Optional<T> within(Supplier<T> training) {
        CURRENT.set(this);
        try {
            return Optional.of(training.get());
        } catch (Over e) {
            return Optional.empty();
        } finally {
            CURRENT.remove();
        }
    }
}
