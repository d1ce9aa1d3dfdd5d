package ockham.study.source;

import java.util.Optional;

/** Stands for what is still to be built here. */
final class Unbuilt {
    private Unbuilt() {}

    static <T> T yet() {
        return Optional.<T>empty().orElseThrow(UnsupportedOperationException::new);
    }
}
