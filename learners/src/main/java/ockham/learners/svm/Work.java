package ockham.learners.svm;

import java.time.Duration;

/**
 * What a kernel machine costs before it is fitted, in cells that are compared: a kernel of two rows compares as many as there
 * are columns. It follows from sizes and settings alone, never from a clock, so the same machine is chosen everywhere.
 */
final class Work {
    /** Squared rows that libsvm is given, over all pairs of classes. */
    private static final double MOST_SQUARES = 5e8;
    /** Cells that one training of libsvm may compare: rows, squared, times columns. */
    private static final double MOST_EXACT = 1e10;
    /** Cells that libsvm may hold, each an object: 300 MB. */
    private static final double MOST_NODES = 1e7;
    /** Cells that libsvm compares a second, of two walks along nodes. */
    private static final double EXACT_SPEED = 2.5e8;
    /** Share of the time that may go by between two of libsvm's looks at the clock. */
    private static final double BLIND_SHARE = 0.5;
    /** Steps between two looks, each of which wants the kernels of two rows with all. */
    private static final int STEPS = 1000;

    /** Cells that the approximation may compare for one setting. */
    private static final double MOST_NEAR = 5e9;
    /** The same a second of the time it has: they are floats side by side, some 1e9 a second, and there are settings. */
    private static final double NEAR_SPEED = 2e8;
    /** Landmarks below which rows are left out instead. */
    private static final int LEAST_LANDMARKS = 50;

    private final int columns;
    private final double seconds;

    Work(int columns, Duration time) {
        this.columns = Math.max(1, columns);
        this.seconds = time.toMillis() / 1e3;
    }

    /**
     * Sizes of an approximation.
     *
     * @param rows to learn from
     */
    record Near(int landmarks, int rows) {}

    /** Whether libsvm can be given these rows: by class, or all of them as one where they have numbers as target. */
    boolean exactFits(int[] counts, int mostRows) {
        double squares = 0;
        double all = 0;
        double largest = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            for (int j = i + 1; j < counts.length; j++) {
                double rows = (double) counts[i] + counts[j];
                largest = Math.max(largest, rows);
                squares += rows * rows;
            }
        }
        if (counts.length == 1) {
            largest = all;
            squares = all * all;
        }
        return largest <= mostRows
                && squares <= MOST_SQUARES
                && squares * columns <= MOST_EXACT
                && all * columns <= MOST_NODES
                && blind(largest) <= BLIND_SHARE * EXACT_SPEED * seconds;
    }

    /** Cells that are compared at most between two looks at the clock: no kernel is worth more than once. */
    private double blind(double rows) {
        return Math.min(rows, 2 * Math.min(rows, STEPS)) * rows * columns;
    }

    /**
     * The approximation that the work allows: fewer landmarks than wanted, and of fewer than 50 rather fewer rows.
     *
     * @param wanted landmarks and rows
     * @param held validation rows, which are described, and then predicted
     * @param share of the time that the approximation has
     */
    Near near(Near wanted, int held, double share) {
        double most = Math.min(MOST_NEAR, NEAR_SPEED * seconds * share) / columns;
        int least = Math.min(LEAST_LANDMARKS, wanted.landmarks());
        int landmarks = (int) Math.clamp(most / (wanted.rows() + 2.0 * held), least, wanted.landmarks());
        int rows = (int) Math.clamp(most / landmarks - 2.0 * held, Math.min(landmarks, wanted.rows()), wanted.rows());
        return new Near(landmarks, rows);
    }
}
