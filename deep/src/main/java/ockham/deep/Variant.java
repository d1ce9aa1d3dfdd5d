package ockham.deep;

/**
 * Which RealMLP (arXiv 2407.04491): the small one, or the full one, which also has periodic embeddings of numbers,
 * vectors for categories of many levels, a parametric activation, initial values that depend on the training rows
 * ({@link DataStart}), dropout and decay.
 *
 * @param full whether it is the full one
 * @param mostOneHot a category of more levels gets vectors, if it is
 * @param dropout share of hidden units left out of a step, times {@link FlatCos}
 * @param decay of weights, times rate and {@link FlatCos}
 */
public record Variant(boolean full, int mostOneHot, double dropout, double decay) {
    /** RealMLP-TD-S. */
    public static final Variant SMALL = new Variant(false, Integer.MAX_VALUE, 0, 0);

    /** RealMLP-TD. */
    public static final Variant FULL = new Variant(true, 8, 0.15, 0.02);

    public Variant {
        if (mostOneHot < 2) {
            throw new IllegalArgumentException("mostOneHot " + mostOneHot + ": at least 2");
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout " + dropout + ": from 0 to below 1");
        }
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("decay " + decay + ": from 0 to below 1");
        }
    }
}
