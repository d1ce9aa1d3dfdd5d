package ockham.study.split;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Deals whole groups to folds: the largest first, each to the fold where strata and sizes stay most even. A stratum that
 * lies in one group only is never tested, lest a fold train without it.
 */
final class GroupedSplit {
    /** The fold of rows that are only ever trained on. */
    static final int TRAIN_ONLY = -1;

    /** Outweighs any unevenness, so that a fold holds all rows of a class only where there is no other way. */
    private static final double HOLDS_CLASS = 1e9;

    private final Groups groups;
    private final boolean keepStrata;
    private final int[][] rowsOf;
    private final int[] sizes;
    private final int[] totals;

    /**
     * @param strata the stratum of each row
     * @param keepStrata whether every training part needs every stratum, as it does where they are classes
     */
    GroupedSplit(Groups groups, int[] strata, boolean keepStrata) {
        this.groups = groups;
        this.keepStrata = keepStrata;
        int count = Arrays.stream(strata).max().orElse(-1) + 1;
        rowsOf = new int[groups.count()][count];
        sizes = new int[groups.count()];
        totals = new int[count];
        for (int i = 0; i < strata.length; i++) {
            rowsOf[groups.of()[i]][strata[i]]++;
            sizes[groups.of()[i]]++;
            totals[strata[i]]++;
        }
    }

    /** Number of groups that can be tested. */
    int testable() {
        return (int)
                IntStream.range(0, groups.count()).filter(g -> !trainOnly(g)).count();
    }

    private boolean trainOnly(int group) {
        for (int k = 0; keepStrata && k < totals.length; k++) {
            if (rowsOf[group][k] > 0 && rowsOf[group][k] == totals[k]) {
                return true;
            }
        }
        return false;
    }

    /** The fold of each row; {@link #TRAIN_ONLY} where it has none. At most {@link #testable} folds can be asked for. */
    int[] folds(int folds, SplittableRandom random) {
        int[][] inFold = new int[folds][totals.length];
        int[] foldSize = new int[folds];
        int[] foldOf = new int[groups.count()];
        for (int group : largestFirst(random)) {
            int best = trainOnly(group) ? TRAIN_ONLY : cheapest(group, inFold, foldSize);
            foldOf[group] = best;
            if (best != TRAIN_ONLY) {
                foldSize[best] += sizes[group];
                for (int k = 0; k < totals.length; k++) {
                    inFold[best][k] += rowsOf[group][k];
                }
            }
        }
        return Arrays.stream(groups.of()).map(group -> foldOf[group]).toArray();
    }

    private int cheapest(int group, int[][] inFold, int[] foldSize) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int fold = 0; fold < inFold.length; fold++) {
            double cost = cost(group, inFold[fold], foldSize[fold]);
            if (cost < least) {
                least = cost;
                best = fold;
            }
        }
        return best;
    }

    /** How much less even a fold gets by a group: growth of the squared shares of rows, and of each stratum's rows. */
    private double cost(int group, int[] inFold, int foldSize) {
        double all = groups.of().length;
        double cost = totals.length * (2.0 * foldSize + sizes[group]) * sizes[group] / (all * all);
        for (int k = 0; k < totals.length; k++) {
            int rows = rowsOf[group][k];
            if (rows > 0) {
                cost += (2.0 * inFold[k] + rows) * rows / ((double) totals[k] * totals[k]);
                cost += keepStrata && inFold[k] + rows == totals[k] ? HOLDS_CLASS : 0;
            }
        }
        return cost;
    }

    private int[] largestFirst(SplittableRandom random) {
        int[] order = Strata.all(groups.count());
        Strata.shuffle(order, random);
        return IntStream.of(order)
                .boxed()
                .sorted((a, b) -> Integer.compare(sizes[b], sizes[a]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
