package ockham.learners.additive;

/** The step function in a declared order that is nearest to another, by pooling adjacent violators. */
final class InOrder {
    private InOrder() {}

    /**
     * Changes the values of a number's steps to those in order with the least squared distance, each step weighing its training
     * rows. Step 0, of missing cells, has no place in the order and stays.
     *
     * @param values one a step
     * @param rows training rows of each step, at least one of each but step 0
     * @param sign 1 where values must not fall, -1 where they must not rise
     */
    static void draw(double[] values, int[] rows, int sign) {
        int steps = values.length - 1;
        int[] last = new int[steps];
        double[] mean = new double[steps];
        double[] weight = new double[steps];
        int blocks = 0;
        for (int step = 1; step <= steps; step++) {
            last[blocks] = step;
            mean[blocks] = sign * values[step];
            weight[blocks++] = rows[step];
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1]) {
                int into = blocks - 2;
                double both = weight[into] + weight[into + 1];
                // A step without rows, where all cells are missing, is no reason for a division by 0.
                mean[into] = both == 0
                        ? mean[into + 1]
                        : mean[into] + (mean[into + 1] - mean[into]) * (weight[into + 1] / both);
                weight[into] = both;
                last[into] = last[into + 1];
                blocks--;
            }
        }
        int step = 1;
        for (int block = 0; block < blocks; block++) {
            while (step <= last[block]) {
                values[step++] = sign * mean[block];
            }
        }
    }
}
