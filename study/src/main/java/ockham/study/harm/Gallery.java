package ockham.study.harm;

/**
 * Searching for one among many: a rate of false matches that is harmless for one comparison is not for a gallery. With
 * {@code N} strangers compared, each independently matched by error with rate {@code f}, at least one false match comes with
 * chance {@code 1 - (1 - f)^N}, computed so that a small {@code f} loses no digits.
 */
public final class Gallery {
    private Gallery() {}

    /**
     * The chance of at least one false match.
     *
     * @param falseMatchRate of one comparison, from 0 to 1
     * @param size strangers in the gallery
     */
    public static double falseMatch(double falseMatchRate, double size) {
        check(falseMatchRate, "rate of false matches");
        if (!(size >= 0)) {
            throw new IllegalArgumentException("gallery of " + size + ": 0 or more");
        }
        return size == 0 ? 0 : -Math.expm1(size * Math.log1p(-falseMatchRate));
    }

    /**
     * The rate of one comparison that a search implies.
     *
     * @param share of searches with at least one false match, from 0 to 1
     * @param size strangers in the gallery, more than 0
     */
    public static double impliedRate(double share, double size) {
        check(share, "share of searches");
        if (!(size > 0)) {
            throw new IllegalArgumentException("gallery of " + size + ": more than 0");
        }
        return -Math.expm1(Math.log1p(-share) / size);
    }

    private static void check(double share, String what) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(what + " " + share + ": between 0 and 1");
        }
    }
}
