package ockham.api;

/** Where a fit tells how far it is. Called from the fitting thread; must return quickly. */
public interface Progress {
    /** {@code done} of {@code total} rounds or epochs are finished. */
    void step(int done, int total);

    /** The time budget ended the fit before its rounds did. */
    void cutShort();

    /**
     * For a part of the fit's way, so that what is told of it never goes back.
     *
     * @param from share of the way that lies before the part
     * @param to share at its end
     */
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            private static final int STEPS = 1000;

            @Override
            public void step(int done, int total) {
                double share = from + (to - from) * done / Math.max(1, total);
                whole.step((int) Math.round(STEPS * share), STEPS);
            }

            @Override
            public void cutShort() {
                whole.cutShort();
            }
        };
    }

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
