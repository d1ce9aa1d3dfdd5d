package ockham.study.value;

/** Fills a capacity anew when rows count several times or not at all, as in a draw. */
sealed interface Filling permits Ranked, ByLot {
    /**
     * The mean of each layer over all rows, averaged over repeats, where those that find no place bring nothing.
     *
     * @param times how often the rows of each block count
     * @param size of all rows together, each as often as it counts
     */
    double[] means(int[] times, double size);

    /**
     * A filling of a capacity.
     *
     * @param block of each row
     * @param blocks how many there are
     */
    static Filling of(Limit limit, int[] block, int blocks) {
        return limit.lot() ? new ByLot(limit, block, blocks) : new Ranked(limit, block, blocks);
    }
}
