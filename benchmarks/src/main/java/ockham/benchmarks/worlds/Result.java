package ockham.benchmarks.worlds;

import java.util.List;

/**
 * What came of one study of a world. Money is net over the horizon.
 *
 * @param verdict as verdict.json names it
 * @param tooClose whether it was a choice of least regret
 * @param chosen true worth of what the verdict says to use, meanwhile if rows are to be collected
 * @param nothing true worth of the best without a model
 * @param classical true worth of the classical candidate with the best mean
 * @param deep true worth of the net with the best mean
 * @param boosting true worth of LightGBM
 * @param argmax true worth of the contender with the best mean of all
 * @param oracle true worth of the best contender there is
 * @param intervals stated 90 % intervals and what is true
 * @param chances stated probabilities and what is true
 * @param findings kinds of findings that warn or block
 */
record Result(
        String world,
        int study,
        String verdict,
        boolean tooClose,
        double chosen,
        double nothing,
        double classical,
        double deep,
        double boosting,
        double argmax,
        double oracle,
        List<Interval> intervals,
        List<Chance> chances,
        List<String> findings) {
    /** A stated range of {@code of}. */
    record Interval(String of, double mean, double low, double high, double truth) {
        boolean holds() {
            return low <= truth && truth <= high;
        }
    }

    /** A stated probability of {@code of}. */
    record Chance(String of, double stated, boolean holds) {}

    boolean wrongDeep() {
        return verdict.equals("deep") && chosen <= Math.max(classical, nothing);
    }
}
