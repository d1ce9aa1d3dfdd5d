package ockham.study.explain;

/**
 * How a model is explained.
 *
 * @param repeats shuffles of each column, at least 1
 */
public record ExplainSettings(int repeats, long seed) {
    public ExplainSettings {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats " + repeats + ": at least 1");
        }
    }
}
