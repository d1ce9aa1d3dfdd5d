package ockham.api;

import java.time.Duration;

/**
 * All that may differ between two fits of one recipe; there is no other state.
 *
 * @param seed of every random choice
 * @param threads number of threads the learner may use, at least 1
 * @param budget time after which a learner that learns step by step ends with the best it has. A guard: a fit that
 *     ends early through it says so by {@link Progress#cutShort}, since its result then depends on the clock
 */
public record FitContext(long seed, int threads, Duration budget, Progress progress) {
    public FitContext {
        if (threads < 1) {
            throw new IllegalArgumentException("threads " + threads + ": at least 1");
        }
    }
}
