package ockham.score.feature;

/** Checks on the parts of a bundle. */
final class Parts {
    private Parts() {}

    static void sameSize(String format, int wanted, int found) {
        if (wanted != found) {
            throw new IllegalArgumentException(
                    "bundle " + format + ": a part of size " + found + " instead of " + wanted);
        }
    }
}
