package ockham.study.explain;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Deals rows to parts of about one size at random, whole groups each. */
final class Dealing {
    private Dealing() {}

    /**
     * The rows of each part, rising.
     *
     * @param group dense or not, the group of each row
     */
    static int[][] of(int[] group, int parts, long seed) {
        int[] distinct = Arrays.stream(group).distinct().sorted().toArray();
        int[] place =
                Arrays.stream(group).map(g -> Arrays.binarySearch(distinct, g)).toArray();
        int[] members = new int[distinct.length];
        for (int g : place) {
            members[g]++;
        }
        int[] part = new int[distinct.length];
        int[] size = new int[parts];
        for (int g : Shuffling.order(distinct.length, seed)) {
            int smallest = 0;
            for (int p = 1; p < parts; p++) {
                smallest = size[p] < size[smallest] ? p : smallest;
            }
            part[g] = smallest;
            size[smallest] += members[g];
        }
        return IntStream.range(0, parts)
                .mapToObj(p -> IntStream.range(0, place.length)
                        .filter(i -> part[place[i]] == p)
                        .toArray())
                .toArray(int[][]::new);
    }
}
