package ockham.api;

/**
 * A fitted model in its portable form: plain arrays, no native memory. Every prediction of a study is made by this form,
 * so what was measured is what is deployed. Immutable and safe to share between threads.
 */
public interface Model {
    /**
     * Predicts every row. Each row's prediction depends on that row alone, to the last bit: never on the others in the
     * table.
     *
     * @param features the columns the model was fitted on, by name; others are ignored
     * @return {@link Task#outputs()} values a row
     */
    Predictions predict(Table features);

    /** Weights of a linear model or net, nodes of trees. */
    long parameters();

    /** All there is to know about the model; {@link ModelFormat#read} with this bundle's format gives it back. */
    Bundle toBundle();
}
