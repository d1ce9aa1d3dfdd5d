package ockham.score;

/** Seeds split by name, so that no result depends on the order in which things run. */
public final class Seeds {
    private Seeds() {}

    /**
     * A seed for the thing that {@code path} names, from the seed of the whole: FNV-1a over the path, mixed by the
     * finaliser of SplitMix64 (Steele, Lea and Flood 2014).
     */
    public static long of(long seed, String... path) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (String part : path) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * 0x100000001b3L;
            }
            hash = (hash ^ 0x1f) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
