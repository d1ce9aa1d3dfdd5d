package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.score.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Rows that agree in all columns but one, or but one or two where there are many. Columns are dealt into five blocks: rows that
 * differ in at most four columns agree throughout in one block at least, so rows are brought together by the hash of each block
 * and only those that meet are compared.
 *
 * <p>Chance: where columns vary on their own, the numbers {@code D_k} of pairs that differ in exactly k of c columns are, but
 * for a factor, the elementary symmetric polynomials of the columns' odds of differing, for which Newton's inequality
 * {@code (D_k/C(c,k))^2 >= D_{k-1}/C(c,k-1) * D_{k+1}/C(c,k+1)} holds. So the pairs that differ in more columns bound those
 * that chance lets differ in fewer, whatever the columns' shares, and also where all pairs are alike in being likelier to agree.
 */
final class RowTwins {
    static final int ROWS = 50_000;
    private static final int CELLS = 10_000_000;
    private static final int LEAST_ROWS = 500;
    private static final int BLOCKS = 5;
    private static final long MEETINGS = 4_000_000;
    private static final int PAIRS_KEPT = 500_000;
    private static final int COLUMNS_FOR_ONE = 6;
    private static final int COLUMNS_FOR_TWO = 10;

    private final List<Column> columns;
    private final @Nullable Column group;
    private final long seed;

    /**
     * @param columns of all rows, the target among them
     * @param group rows of one group are in one fold and no twins; null without groups
     */
    RowTwins(List<Column> columns, @Nullable Column group, long seed) {
        this.columns = columns;
        this.group = group;
        this.seed = seed;
    }

    NearPairs find() {
        int n = columns.isEmpty() ? 0 : columns.get(0).size();
        if (columns.size() < COLUMNS_FOR_ONE || n < 2) {
            return NearPairs.none(n);
        }
        int count = Math.min(n, Math.max(LEAST_ROWS, Math.min(ROWS, CELLS / columns.size())));
        while (true) {
            int[] rows = Drawn.rows(n, count, new SplittableRandom(Seeds.of(seed, "near duplicates")));
            Sample sample = new Sample(unique(rows));
            long meetings = sample.meetings();
            if (meetings <= MEETINGS || count <= LEAST_ROWS) {
                return sample.pairs(count);
            }
            count = (int) Math.max(LEAST_ROWS, 0.9 * count * Math.sqrt((double) MEETINGS / meetings));
        }
    }

    /** Without rows that equal an earlier one in every column. */
    private int[] unique(int[] rows) {
        long[] sums = new long[rows.length];
        for (int c = 0; c < columns.size(); c++) {
            long[] hashes = RowHash.of(columns.get(c).rows(rows), c);
            for (int i = 0; i < sums.length; i++) {
                sums[i] += hashes[i];
            }
        }
        Integer[] order = new Integer[rows.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong((Integer i) -> sums[i]).thenComparing(i -> i));
        boolean[] again = new boolean[rows.length];
        for (int i = 1; i < order.length; i++) {
            again[order[i]] = sums[order[i]] == sums[order[i - 1]];
        }
        return IntStream.range(0, rows.length)
                .filter(i -> !again[i])
                .map(i -> rows[i])
                .toArray();
    }

    /** Rows that are looked at. */
    private final class Sample {
        private final int[] rows;
        /** Column by column, those first whose cells agree least. */
        private final int[][] cells = new int[columns.size()][];

        private final long[][] blocks;
        private final long[] groups;
        /** Pairs by the number of columns they differ in. */
        private final double[] differing = new double[BLOCKS];

        private final boolean[][] near;
        private final List<int[]> pairs = new ArrayList<>();

        Sample(int[] rows) {
            this.rows = rows;
            this.near = new boolean[3][rows.length];
            this.blocks = new long[BLOCKS][rows.length];
            this.groups = group == null ? new long[0] : RowHash.of(group.rows(rows), 0);
            long[][] hashes = new long[columns.size()][];
            double[] agreeing = new double[columns.size()];
            for (int c = 0; c < hashes.length; c++) {
                hashes[c] = RowHash.of(columns.get(c).rows(rows), c);
                agreeing[c] = Duplicates.pairs(hashes[c]);
            }
            int[] order = IntStream.range(0, hashes.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer c) -> agreeing[c])
                            .thenComparing(c -> c))
                    .mapToInt(Integer::intValue)
                    .toArray();
            for (int k = 0; k < order.length; k++) {
                long[] column = hashes[order[k]];
                cells[k] = Arrays.stream(column).mapToInt(h -> (int) (h >>> 16)).toArray();
                for (int i = 0; i < column.length; i++) {
                    blocks[k % BLOCKS][i] += column[i];
                }
            }
        }

        private Meetings inBlock(int block) {
            return new Meetings(blocks[block], IntStream.range(0, rows.length).toArray());
        }

        long meetings() {
            return IntStream.range(0, BLOCKS)
                    .mapToLong(block -> inBlock(block).count())
                    .sum();
        }

        NearPairs pairs(int looked) {
            for (int block = 0; block < BLOCKS; block++) {
                int here = block;
                inBlock(block).each((a, b) -> meet(a, b, here));
            }
            NearPairs one = of(1, differing[2], looked);
            if (columns.size() < COLUMNS_FOR_TWO) {
                return one;
            }
            NearPairs two = of(2, differing[3], looked);
            return two.clear() ? both(two, looked) : one;
        }

        private void meet(int a, int b, int block) {
            for (int earlier = 0; earlier < block; earlier++) {
                if (blocks[earlier][a] == blocks[earlier][b]) {
                    return;
                }
            }
            if (groups.length > 0 && groups[a] == groups[b]) {
                return;
            }
            int differ = 0;
            for (int[] column : cells) {
                differ += column[a] == column[b] ? 0 : 1;
                if (differ == BLOCKS) {
                    return;
                }
            }
            differing[differ]++;
            if (differ == 1 || differ == 2) {
                near[differ][Math.max(a, b)] = true;
                if (pairs.size() < PAIRS_KEPT) {
                    pairs.add(new int[] {rows[Math.min(a, b)], rows[Math.max(a, b)], differ});
                }
            }
        }

        /** Pairs that differ in {@code k} columns, against what pairs that differ in one and two more let expect. */
        private NearPairs of(int k, double next, int looked) {
            int c = columns.size();
            double ratio = choose(c, k) * choose(c, k + 2) / (choose(c, k + 1) * choose(c, k + 1));
            double chance = ratio * (next + 1) * (next + 1) / (differing[k + 2] + 1);
            int marked = 0;
            for (boolean is : near[k]) {
                marked += is ? 1 : 0;
            }
            return new NearPairs(
                    pairs.stream().filter(p -> p[2] == k).toList(),
                    differing[k],
                    Math.min(chance, differing[k]),
                    marked,
                    looked,
                    columns.get(0).size(),
                    "all columns but one");
        }

        /** Those that differ in one column with those that differ in two, of which chance gives so many. */
        private NearPairs both(NearPairs two, int looked) {
            int marked = 0;
            for (int i = 0; i < rows.length; i++) {
                marked += near[1][i] || near[2][i] ? 1 : 0;
            }
            double chance = two.chance() + of(1, two.chance(), looked).chance();
            return new NearPairs(
                    pairs,
                    two.found() + differing[1],
                    chance,
                    marked,
                    looked,
                    columns.get(0).size(),
                    "all columns but one or two");
        }
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways *= (n - i) / (i + 1.0);
        }
        return ways;
    }
}
