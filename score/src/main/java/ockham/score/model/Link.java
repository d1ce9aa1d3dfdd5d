package ockham.score.model;

/** From the sums of a model to its predictions. {@link StrictMath} throughout: the same bits in any JVM. */
public enum Link {
    /** One sum, two probabilities: of class 1, {@code 1 / (1 + exp(-s))}. */
    SIGMOID,
    /** A sum per class, a probability per class: {@code exp(s_k) / sum exp(s_j)}. */
    SOFTMAX,
    /** One sum, which is the prediction. */
    IDENTITY;

    /** Values a prediction has where the model has {@code sums} sums. */
    public int outputs(int sums) {
        return this == SIGMOID ? 2 : sums;
    }

    /** @throws IllegalArgumentException if no model with this link has so many sums */
    void check(int sums) {
        boolean fits = this == SOFTMAX ? sums >= 2 : sums == 1;
        if (!fits) {
            throw new IllegalArgumentException("link " + this + " does not go with " + sums + " sums a row");
        }
    }

    /** Turns the sums of one row into the values {@code into[at ...]}. */
    void apply(double[] sums, int from, double[] into, int at, int count) {
        switch (this) {
            case SIGMOID -> {
                double positive = 1 / (1 + StrictMath.exp(-sums[from]));
                into[at] = 1 - positive;
                into[at + 1] = positive;
            }
            case SOFTMAX -> softmax(sums, from, into, at, count);
            case IDENTITY -> into[at] = sums[from];
        }
    }

    private static void softmax(double[] sums, int from, double[] into, int at, int count) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            largest = Math.max(largest, sums[from + k]);
        }
        double total = 0;
        for (int k = 0; k < count; k++) {
            double e = StrictMath.exp(sums[from + k] - largest);
            into[at + k] = e;
            total += e;
        }
        for (int k = 0; k < count; k++) {
            into[at + k] /= total;
        }
    }
}
