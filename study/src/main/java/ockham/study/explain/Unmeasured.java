package ockham.study.explain;

/** Something cannot be measured here; the message says why, as a clause. */
final class Unmeasured extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String why;

    Unmeasured(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
