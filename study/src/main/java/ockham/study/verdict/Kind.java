package ockham.study.verdict;

/** What a study can answer. */
public enum Kind {
    DO_NOT_BUILD("do not build"),
    CLASSICAL("classical"),
    DEEP("deep"),
    COLLECT("collect"),
    BLOCKED("blocked");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** The word in {@code verdict.json}. */
    public String label() {
        return label;
    }
}
