package ockham.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which rows tell on each other. What is fitted on some rows and judged on others must not part rows of a group, nor judge
 * a time by its neighbours: new rows come from groups and times not seen.
 *
 * @param group number of each row's group, from 0; empty where rows stand alone
 * @param time rank of each row in time, equal for equal times; empty where order means nothing
 */
public record Dependence(int[] group, int[] time) {
    public Dependence {
        if (group.length > 0 && time.length > 0 && group.length != time.length) {
            throw new IllegalArgumentException(group.length + " groups but " + time.length + " times");
        }
    }

    /** Rows that stand alone, in no order. */
    public static Dependence none() {
        return new Dependence(new int[0], new int[0]);
    }

    /** Whether rows belong to groups. */
    public boolean grouped() {
        return group.length > 0;
    }

    /** Whether rows are ordered in time. */
    public boolean ordered() {
        return time.length > 0;
    }

    /**
     * Deals rows to at most {@code count} parts of about the same size: whole groups, the largest first; in time, stretches of
     * it, the earliest first, equal times together; with both, whole groups by the time of their first row.
     *
     * @return the part of each row, every part from 0 on having rows; empty where rows stand alone and may be dealt at will
     */
    public Optional<int[]> parts(int count) {
        if (ordered()) {
            return Optional.of(stretches(units(grouped() ? group : time), count));
        }
        return grouped() ? Optional.of(largestFirst(units(group), count)) : Optional.empty();
    }

    /** The rows of each unit, units in the order of their numbers. */
    private static List<int[]> units(int[] unitOf) {
        int[] rows = IntStream.range(0, unitOf.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> unitOf[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<int[]> units = new ArrayList<>();
        for (int from = 0; from < rows.length; ) {
            int to = from;
            while (to < rows.length && unitOf[rows[to]] == unitOf[rows[from]]) {
                to++;
            }
            units.add(Arrays.copyOfRange(rows, from, to));
            from = to;
        }
        return units;
    }

    private int first(int[] rows) {
        return Arrays.stream(rows).map(row -> time[row]).min().orElse(0);
    }

    private int[] stretches(List<int[]> units, int count) {
        int n = units.stream().mapToInt(rows -> rows.length).sum();
        int[] parts = new int[n];
        int part = -1;
        int last = -1;
        int before = 0;
        for (int[] rows :
                units.stream().sorted(Comparator.comparingInt(this::first)).toList()) {
            // Where the middle of the unit falls, so that a long unit does not pull all after it back.
            int place = (int) ((2L * before + rows.length) * count / (2L * n));
            part += place > last ? 1 : 0;
            last = Math.max(last, place);
            for (int row : rows) {
                parts[row] = part;
            }
            before += rows.length;
        }
        return parts;
    }

    private static int[] largestFirst(List<int[]> units, int count) {
        int[] parts = new int[units.stream().mapToInt(rows -> rows.length).sum()];
        int[] sizes = new int[Math.max(1, Math.min(count, units.size()))];
        for (int[] rows : units.stream()
                .sorted(Comparator.comparingInt((int[] rows) -> -rows.length))
                .toList()) {
            int least = 0;
            for (int part = 1; part < sizes.length; part++) {
                least = sizes[part] < sizes[least] ? part : least;
            }
            sizes[least] += rows.length;
            for (int row : rows) {
                parts[row] = least;
            }
        }
        return parts;
    }
}
