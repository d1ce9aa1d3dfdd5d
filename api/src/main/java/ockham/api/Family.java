package ockham.api;

/** Families of candidates, simplest first: the order is the ladder's, and the razor's when values tie. */
public enum Family {
    NOTHING("nothing", Side.NO_MODEL),
    RULE("today's rule", Side.NO_MODEL),
    LINEAR("linear", Side.CLASSICAL),
    SVM("svm", Side.CLASSICAL),
    NEIGHBOURS("neighbours", Side.CLASSICAL),
    FOREST("forest", Side.CLASSICAL),
    BOOSTING("boosting", Side.CLASSICAL),
    ENSEMBLE("ensemble", Side.CLASSICAL),
    DEEP("deep", Side.DEEP),
    CHALLENGER("challenger", Side.OUTSIDE);

    /** The sides that a verdict weighs against each other. */
    public enum Side {
        NO_MODEL,
        CLASSICAL,
        DEEP,
        /** On no side: a model of the user's own, shown beside what the verdict weighs. */
        OUTSIDE
    }

    private final String label;
    private final Side side;

    Family(String label, Side side) {
        this.label = label;
        this.side = side;
    }

    /** The name users type and read. */
    public String label() {
        return label;
    }

    public Side side() {
        return side;
    }
}
