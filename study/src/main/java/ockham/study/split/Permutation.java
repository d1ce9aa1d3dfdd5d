package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import ockham.api.Column;
import org.jspecify.annotations.Nullable;

/**
 * Lets targets change places where they could have done so if the features said nothing of them: among all rows; with a time
 * column only within stretches of time, so that what drifts still drifts; with a group column within a group, and between
 * groups each of which has one target throughout, which then move as wholes. All such changes together form a group of
 * permutations, so a test by them is exact (Lehmann and Romano 2005, section 15.2).
 */
public final class Permutation {
    /** Stretches of equally many rows that time is cut into. */
    static final int STRETCHES = 10;

    private Permutation() {}

    /**
     * Permuted targets.
     *
     * @param rows whose targets change places, indices into the study's table, ascending
     * @param target of every row of the study's table
     * @return a copy in which all other rows keep theirs
     */
    public static double[] of(int[] rows, SplitSettings settings, double[] target, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] permuted = target.clone();
        for (List<int[]> parts : cells(rows, settings)) {
            List<int[]> whole = new ArrayList<>();
            for (int[] part : parts) {
                if (Arrays.stream(part)
                                .mapToDouble(row -> target[row])
                                .distinct()
                                .count()
                        == 1) {
                    whole.add(part);
                } else {
                    move(part, target, permuted, random);
                }
            }
            int[] order = shuffled(whole.size(), random);
            for (int i = 0; i < order.length; i++) {
                for (int row : whole.get(i)) {
                    permuted[row] = target[whole.get(order[i])[0]];
                }
            }
        }
        return permuted;
    }

    /** How targets change places, in words. */
    public static String words(SplitSettings settings) {
        Column time = settings.time();
        Column group = settings.group();
        String stretches = time == null ? "" : " within " + STRETCHES + " stretches of " + time.name();
        return group == null
                ? "rows" + stretches
                : "rows within a group of " + group.name() + ", groups with one target as wholes" + stretches;
    }

    private static void move(int[] part, double[] target, double[] permuted, SplittableRandom random) {
        int[] order = shuffled(part.length, random);
        for (int i = 0; i < order.length; i++) {
            permuted[part[i]] = target[part[order[i]]];
        }
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = Strata.all(count);
        Strata.shuffle(order, random);
        return order;
    }

    /** Rows by stretch of time, in it by group; a row that belongs to none is one of its own. */
    private static List<List<int[]>> cells(int[] rows, SplitSettings settings) {
        Column group = settings.group();
        int[] groups =
                group == null ? Strata.all(rows.length) : Groups.of(group, rows).of();
        int[] stretches = stretches(rows, settings.time());
        Map<Integer, Map<Integer, List<Integer>>> cells = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            cells.computeIfAbsent(stretches[i], s -> new LinkedHashMap<>())
                    .computeIfAbsent(groups[i], g -> new ArrayList<>())
                    .add(rows[i]);
        }
        return cells.values().stream()
                .map(cell -> cell.values().stream()
                        .map(part -> part.stream().mapToInt(Integer::intValue).toArray())
                        .toList())
                .toList();
    }

    /** Equal times are in one stretch; rows without a time are in one of their own. */
    private static int[] stretches(int[] rows, @Nullable Column time) {
        int[] stretches = new int[rows.length];
        if (time == null) {
            return stretches;
        }
        Arrays.fill(stretches, -1);
        TimeOrder order = TimeOrder.of(time, rows);
        int[] timed = order.rows();
        int[] starts = order.starts();
        for (int s = 0; s < starts.length; s++) {
            int end = s + 1 < starts.length ? starts[s + 1] : timed.length;
            int stretch = (int) ((long) starts[s] * STRETCHES / timed.length);
            for (int i = starts[s]; i < end; i++) {
                stretches[Arrays.binarySearch(rows, timed[i])] = stretch;
            }
        }
        return stretches;
    }
}
