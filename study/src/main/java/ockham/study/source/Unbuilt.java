package ockham.study.source;

/** Stands for what is still to be built here. */
final class Unbuilt {
    private Unbuilt() {}

    static <T> T yet() {
        if (System.nanoTime() != 0) {
            throw new UnsupportedOperationException();
        }
        return yet();
    }
}
