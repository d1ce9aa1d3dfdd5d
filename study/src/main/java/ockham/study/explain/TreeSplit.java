package ockham.study.explain;

/**
 * Where a node is parted.
 *
 * @param column its place
 * @param threshold values up to it go left, where the column is ordered
 * @param levels whether each level goes left, where it is not; else empty
 * @param missingLeft whether missing numbers go left
 * @param gain by how much the sum of squared errors falls
 */
record TreeSplit(int column, double threshold, boolean[] levels, boolean missingLeft, double gain) {
    boolean left(Cells cells, int row) {
        double value = cells.values()[row];
        if (!cells.ordered()) {
            return levels[(int) value];
        }
        return Double.isNaN(value) ? missingLeft : value <= threshold;
    }
}
