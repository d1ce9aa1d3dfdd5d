package ockham.deep;

/**
 * What a net sees of a row's inputs: as they are, or with embeddings (arXiv 2407.04491). Inputs stand in this order:
 * numbers, categories of one input a level, and for each embedded category the place of its level. The features made of
 * them are all but the last group, then {@link #OUTPUTS} for each number, then a vector for each embedded category.
 *
 * @param plain inputs that are features themselves
 * @param numbers of these, the first, have a periodic embedding
 * @param categories that have a vector a level
 * @param vectors of all categories together, one a category for missing cells included
 */
record Front(int plain, int numbers, int categories, int vectors) {
    /** Waves of a number. */
    static final int WAVES = 16;

    /** What its waves become, beside the number itself. */
    static final int OUTPUTS = 3;

    /** Length of a level's vector. */
    static final int VECTOR = 8;

    /** Inputs as they are. */
    static Front of(int inputs) {
        return new Front(inputs, 0, 0, 0);
    }

    boolean embedded() {
        return numbers > 0 || categories > 0;
    }

    /** Numbers of an encoded row. */
    int inputs() {
        return Math.addExact(plain, categories);
    }

    int periodic() {
        return Math.multiplyExact(numbers, OUTPUTS);
    }

    int features() {
        return Math.addExact(Math.addExact(plain, periodic()), Math.multiplyExact(categories, VECTOR));
    }

    /** Trainable numbers of the vectors. */
    int vectorParameters() {
        return Math.multiplyExact(vectors, VECTOR);
    }

    /** Trainable numbers of the periodic embedding: frequencies, phases, weights, biases. */
    int periodicParameters() {
        return Math.multiplyExact(numbers, 2 * WAVES + WAVES * OUTPUTS + OUTPUTS);
    }
}
