package ockham.study.harm;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.score.Seeds;

/** Deals rows to two halves at random, whole groups each; of very many rows some are in neither. */
final class Halves {
    private static final int MOST_ROWS = 100_000;

    private Halves() {}

    /**
     * Both halves, rows rising.
     *
     * @param rows to deal
     * @param group number of every row's group, those of {@code rows} among them
     */
    static int[][] of(int[] rows, int[] group, long seed) {
        Map<Integer, IntStream.Builder> byGroup = new LinkedHashMap<>();
        for (int row : rows) {
            byGroup.computeIfAbsent(group[row], g -> IntStream.builder()).add(row);
        }
        List<int[]> units = new java.util.ArrayList<>(
                byGroup.values().stream().map(b -> b.build().toArray()).toList());
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "harm", "halves"));
        for (int i = units.size() - 1; i > 0; i--) {
            java.util.Collections.swap(units, i, random.nextInt(i + 1));
        }
        int[][] halves = new int[2][MOST_ROWS];
        int[] size = new int[2];
        for (int[] unit : units) {
            int smaller = size[0] <= size[1] ? 0 : 1;
            if (size[0] + size[1] >= MOST_ROWS) {
                break;
            }
            if (size[smaller] + unit.length > halves[smaller].length) {
                halves[smaller] = Arrays.copyOf(halves[smaller], size[smaller] + unit.length);
            }
            System.arraycopy(unit, 0, halves[smaller], size[smaller], unit.length);
            size[smaller] += unit.length;
        }
        for (int h = 0; h < 2; h++) {
            halves[h] = Arrays.stream(halves[h], 0, size[h]).sorted().toArray();
        }
        return halves;
    }
}
