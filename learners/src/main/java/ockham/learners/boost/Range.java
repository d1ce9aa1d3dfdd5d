package ockham.learners.boost;

/** Ranges of hyper-parameters. */
final class Range {
    private Range() {}

    static void check(String name, double value, double low, double high) {
        if (!(value >= low && value <= high)) {
            throw new IllegalArgumentException(name + " " + value + ": from " + low + " to " + high);
        }
    }
}
