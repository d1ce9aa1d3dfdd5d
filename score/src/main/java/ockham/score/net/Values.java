package ockham.score.net;

/** Arrays of a net's parts. */
final class Values {
    private Values() {}

    /**
     * A copy.
     *
     * @throws IllegalArgumentException if a value is not finite
     */
    static float[] finite(String what, float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("net with the " + what + " " + value);
            }
        }
        return values.clone();
    }
}
