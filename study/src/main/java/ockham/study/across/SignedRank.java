package ockham.study.across;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test (1945) of paired differences, two-sided, exact: the distribution over all signs of the ranks
 * that there are, ties sharing their mean rank, differences of zero left out.
 */
final class SignedRank {
    private SignedRank() {}

    /** The p-value; 1 where no difference is left. */
    static double p(double[] differences) {
        double[] sizes =
                Arrays.stream(differences).filter(d -> d != 0).map(Math::abs).toArray();
        if (sizes.length == 0) {
            return 1;
        }
        int[] doubled = doubledRanks(sizes);
        int total = Arrays.stream(doubled).sum();
        int positive = 0;
        int place = 0;
        for (double difference : differences) {
            if (difference != 0) {
                positive += difference > 0 ? doubled[place] : 0;
                place++;
            }
        }
        // ways[s]: share of all signs that give positive ranks with the sum s.
        double[] ways = new double[total + 1];
        ways[0] = 1;
        for (int rank : doubled) {
            for (int sum = total; sum >= 0; sum--) {
                ways[sum] = (ways[sum] + (sum >= rank ? ways[sum - rank] : 0)) / 2;
            }
        }
        int extreme = Math.min(positive, total - positive);
        double tail = 0;
        for (int sum = 0; sum <= extreme; sum++) {
            tail += ways[sum];
        }
        return Math.min(1, 2 * tail);
    }

    /** Twice the mean ranks, so that they are whole. */
    private static int[] doubledRanks(double[] sizes) {
        int[] order = IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> sizes[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[sizes.length];
        for (int from = 0; from < order.length; ) {
            int to = from + 1;
            while (to < order.length && sizes[order[to]] == sizes[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                // Ranks from + 1 to `to` have the mean (from + 1 + to) / 2.
                ranks[order[i]] = from + 1 + to;
            }
            from = to;
        }
        return ranks;
    }
}
