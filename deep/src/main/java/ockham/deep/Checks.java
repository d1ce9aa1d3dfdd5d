package ockham.deep;

/** Checks of settings. */
final class Checks {
    private Checks() {}

    static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " " + value + ": at least " + least);
        }
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(name + " " + value + ": from 0 to below 1");
        }
    }
}
