package ockham.study.audit;

import java.util.Arrays;
import java.util.List;
import ockham.api.Table;

/**
 * Which rows are copies of another, for later stages: exact ones, and near ones that are beyond chance.
 *
 * @param copy a number that rows equal in every feature have in common, whatever their targets
 * @param near pairs of rows, places in the table
 * @param whole whether every pair beyond chance is known; of a table that was sampled it is not
 */
public record Twins(int[] copy, List<int[]> near, boolean whole) {
    public Twins {
        near = List.copyOf(near);
    }

    /**
     * Looks for twins.
     *
     * @param features the columns that the audit has looked at
     */
    public static Twins of(Table features, double[] target, AuditSettings settings) {
        // Whatever their targets: rows whose twins share the target are those that are easy to predict.
        long[] whole = features.columns().isEmpty() ? new long[target.length] : Duplicates.sums(features.columns());
        long[] sorted = whole.clone();
        Arrays.sort(sorted);
        int[] copy = Arrays.stream(whole)
                .mapToInt(hash -> Arrays.binarySearch(sorted, hash))
                .toArray();
        List<NearPairs> clear = new NearDuplicates(features, target, settings).whateverTheirTargets();
        return new Twins(
                copy,
                clear.stream().flatMap(pairs -> pairs.pairs().stream()).toList(),
                clear.stream().allMatch(NearPairs::whole));
    }

    /**
     * Which rows have a twin among others.
     *
     * @param test rows asked about
     * @param among the rows that are others, by place
     */
    public boolean[] have(int[] test, boolean[] among) {
        boolean[] copied = new boolean[copy.length];
        boolean[] nearOne = new boolean[copy.length];
        for (int row = 0; row < among.length; row++) {
            copied[copy[row]] |= among[row];
        }
        for (int[] pair : near) {
            nearOne[pair[0]] |= among[pair[1]];
            nearOne[pair[1]] |= among[pair[0]];
        }
        boolean[] have = new boolean[test.length];
        for (int i = 0; i < test.length; i++) {
            have[i] = copied[copy[test[i]]] || nearOne[test[i]];
        }
        return have;
    }
}
