package ockham.score.model;

/**
 * What a model asks of the numbers it is made of: they may come from an archive.
 *
 * @param by the model, as a message calls it
 */
record Required(String by) {
    /** @throws IllegalArgumentException unless it holds */
    void that(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(by + " needs " + what);
        }
    }
}
