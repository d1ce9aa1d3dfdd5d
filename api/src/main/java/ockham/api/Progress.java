package ockham.api;

/** Where a fit tells how far it is. Called from the fitting thread; must return quickly. */
public interface Progress {
    /** {@code done} of {@code total} rounds or epochs are finished. */
    void step(int done, int total);

    /** The time budget ended the fit before its rounds did. */
    void cutShort();

    /** Listens to nothing. */
    static Progress none() {
        return new Progress() {
            @Override
            public void step(int done, int total) {}

            @Override
            public void cutShort() {}
        };
    }
}
