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
     * Fits the step where training rows depend on each other. A step that encodes rows by the targets of others must not
     * take those of the same group, nor of later times; one that does not look at targets need not care.
     *
     * @param dependence of the training rows
     */
    default Prepared fit(Rows train, Dependence dependence, long seed) {
        return fit(train, seed);
    }

    /**
     * Fits the step once more, on more rows, when all that was to be chosen is chosen: with the choices of an earlier fit where
     * it has made any, such as which columns to combine.
     *
     * @param earlier what {@link #fit} has given before
     */
    default Prepared again(FittedFeature earlier, Rows train, Dependence dependence, long seed) {
        return fit(train, dependence, seed);
    }

    /**
     * What fitting gives.
     *
     * @param fitted the step for rows never seen
     * @param train the training rows as the learner gets them: where a step uses the target, each row encoded without
     *     its own target, which {@code fitted.apply} would not do
     */
    record Prepared(FittedFeature fitted, Table train) {}
}
