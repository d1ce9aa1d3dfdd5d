package ockham.api;

/** A step of a feature recipe, not yet fitted. Write it as a record of its settings. Sees training rows only. */
public interface Feature {
    /**
     * Fits the step.
     *
     * @param train features and targets of the training rows, as the step before left them
     * @param seed of every random choice
     */
    Prepared fit(Rows train, long seed);

    /**
     * What fitting gives.
     *
     * @param fitted the step for rows never seen
     * @param train the training rows as the learner gets them: where a step uses the target, each row encoded without
     *     its own target, which {@code fitted.apply} would not do
     */
    record Prepared(FittedFeature fitted, Table train) {}
}
