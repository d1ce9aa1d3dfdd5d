package ockham.study.race;

/** How fast one core is at what fits do: sums into histograms at random places, and multiplications. */
public final class MachineSpeed {
    private static final int ROUNDS = 12;
    private static final int STEPS = 2_000_000;
    private static final int BINS = 1 << 15;

    private MachineSpeed() {}

    /** Seconds of the fastest of some rounds: the first ones warm up, and others may be slowed by other programs. */
    public static double probe() {
        double[] bins = new double[BINS];
        double best = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            round(bins);
            best = Math.min(best, (System.nanoTime() - start) / 1e9);
        }
        // What came of it is used, so that no compiler leaves the work out.
        return bins[1] < 0 ? Double.NaN : best;
    }

    private static void round(double[] bins) {
        long state = 88_172_645_463_325_252L;
        double value = 1;
        for (int i = 0; i < STEPS; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            int place = (int) (state >>> 49);
            value = value * 0.999 + (state & 1023) * 1e-3;
            bins[place] += value;
        }
    }
}
