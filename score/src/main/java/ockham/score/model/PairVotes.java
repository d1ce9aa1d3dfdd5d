package ockham.score.model;

import java.util.Arrays;

/**
 * From decisions between two classes at a time to a probability per class. A pair's decision {@code f} in a class's
 * favour counts as the probability {@code 1 / (1 + exp(-slope * f))} of that class among the two; a class's score is the
 * sum of their logarithms, and its probability {@code exp(sharpness * score)}, scaled to sum to 1. Classes that no
 * training row had get a small one of their own.
 *
 * @param outputs classes of the task
 * @param classes the classes with training rows, rising; pairs are (0,1), (0,2), ... (1,2), ... of these
 * @param slope of the decisions, positive
 * @param sharpness of the scores, positive
 * @param unseen probability of each class without training rows
 */
public record PairVotes(int outputs, int[] classes, double slope, double sharpness, double unseen) {
    public PairVotes {
        boolean rising = classes.length >= 2 && classes[0] >= 0;
        for (int k = 1; k < classes.length; k++) {
            rising &= classes[k] > classes[k - 1];
        }
        if (!rising || classes[classes.length - 1] >= outputs) {
            throw new IllegalArgumentException("pairs of classes " + Arrays.toString(classes) + " of " + outputs);
        }
        if (classes.length * (classes.length - 1L) / 2 > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(classes.length + " classes have too many pairs");
        }
        if (!(slope > 0 && slope <= 1e6 && sharpness > 0 && sharpness <= 1e6)) {
            throw new IllegalArgumentException("slope " + slope + " or sharpness " + sharpness + ": above 0 up to 1e6");
        }
        if (!(unseen >= 0 && unseen * outputs <= 1)) {
            throw new IllegalArgumentException("probability " + unseen + " of a class never seen");
        }
    }

    /** Number of decisions a row; held to an int when built. */
    public int pairs() {
        return (int) (classes.length * (classes.length - 1L) / 2);
    }

    /**
     * The score of each class with training rows, in their order.
     *
     * @param decisions {@link #pairs} of them from {@code from} on; positive favours the first of the pair
     */
    public void scores(double[] decisions, int from, double[] into) {
        int count = classes.length;
        Arrays.fill(into, 0, count, 0);
        int pair = from;
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                double f = slope * decisions[pair++];
                double rest = StrictMath.log1p(Exponential.of(-Math.abs(f)));
                into[i] += Math.min(f, 0) - rest;
                into[j] += Math.min(-f, 0) - rest;
            }
        }
    }

    /** The probabilities of a row, from its class scores. */
    void probabilities(double[] scores, double[] into, int at) {
        int count = classes.length;
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < count; k++) {
            largest = Math.max(largest, scores[k]);
        }
        double total = 0;
        for (int k = 0; k < count; k++) {
            scores[k] = StrictMath.exp(sharpness * (scores[k] - largest));
            total += scores[k];
        }
        Arrays.fill(into, at, at + outputs, unseen);
        double rest = 1 - unseen * (outputs - count);
        for (int k = 0; k < count; k++) {
            into[at + classes[k]] = rest * scores[k] / total;
        }
    }
}
