package ockham.score.net;

/**
 * A vector for each level of a category, and one, the first, for cells that are missing or of a level not seen in
 * training. Immutable.
 */
public final class LevelVectors {
    private final int width;
    private final float[] vectors;

    /**
     * @param width numbers of a vector
     * @param vectors one after the other
     * @throws IllegalArgumentException if sizes do not fit or a value is not finite
     */
    public LevelVectors(int width, float[] vectors) {
        if (width < 1 || vectors.length == 0 || vectors.length % width != 0) {
            throw new IllegalArgumentException(vectors.length + " values are no vectors of " + width);
        }
        this.width = width;
        this.vectors = Values.finite("level vector", vectors);
    }

    public int width() {
        return width;
    }

    /** Vectors, the one for missing cells included. */
    public int count() {
        return vectors.length / width;
    }

    float[] vectors() {
        return vectors;
    }

    /** Writes the vector of an encoded cell, see {@link NetColumn.Embedded}. */
    void apply(float code, float[] into, int at) {
        int vector = (int) code;
        System.arraycopy(vectors, vector * width, into, at, width);
    }
}
