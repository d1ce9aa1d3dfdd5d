package ockham.benchmarks;

import java.util.SplittableRandom;

/** A world of known truth from which studies are drawn again and again. */
interface CoverageWorld {
    /** What makes it hard. */
    String name();

    Sample draw(SplittableRandom random);

    /**
     * What one study sees.
     *
     * @param values {@code [contender][repeat][row]}, contributions to a mean that is better when larger
     * @param group dense group number of each row
     * @param side of each contender: 1 classical, 2 deep
     * @param truth what each contender is truly worth
     */
    record Sample(double[][][] values, int[] group, int[] side, double[] truth) {}
}
