package ockham.app;

import ockham.app.doctor.Memory;

/** What the machine has to offer. */
final class Machine {
    private static final long MOST_BY_DEFAULT = 8L << 30;
    private static final long LEAST_BY_DEFAULT = 512L << 20;

    private Machine() {}

    /** Memory a worker may use unless the user says otherwise: its share of three quarters of all there is. */
    static long memoryPerWorker(int workers) {
        long share = Memory.ofProcess().total() / 4 * 3 / Math.max(1, workers);
        return Math.max(LEAST_BY_DEFAULT, Math.min(MOST_BY_DEFAULT, share));
    }
}
