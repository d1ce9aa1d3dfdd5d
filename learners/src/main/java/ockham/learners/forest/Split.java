package ockham.learners.forest;

/**
 * A question to a column.
 *
 * @param threshold numbers not above it go left
 * @param words the levels that go left, 32 a word; empty for a number
 * @param goesLeft for each bin, whether its rows go left
 * @param flags as the portable trees have them
 * @param gain the sum of squared sums over rows of both sides: the larger, the purer
 */
record Split(int column, double threshold, int[] words, boolean[] goesLeft, int flags, double gain) {}
