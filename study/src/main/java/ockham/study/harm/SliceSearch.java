package ockham.study.harm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Looks at slices of one and of two columns on half of the rows, and keeps those that stand out. */
final class SliceSearch {
    /** Levels of a column that are looked at one by one. */
    static final int MOST_LEVELS = 50;
    /** Rows of a half that a slice needs, and all others too. */
    static final int LEAST_IN = 30;

    private static final double LEAST_SHARE = 0.01;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_FOUND = 5;
    private static final int MOST_WEIGHED = 200;
    /** Standard errors beyond all other rows from which a slice stands out. */
    private static final double STANDS_OUT = 2;
    /** Share of a slice's rows that slices found before may have. */
    private static final double MOST_SHARED = 0.2;

    private final List<Parts> parts;
    private final double[] excess;
    private final int[] rows;
    private final double matters;
    private final Sum all;
    private final double least;
    private int searched;

    /** Rows, sum and squares of what is lost in excess. */
    private record Sum(double rows, double sum, double squares) {
        double mean() {
            return sum / rows;
        }

        double variance() {
            return Math.max(0, squares / rows - mean() * mean()) / (rows - 1);
        }

        Sum without(Sum part) {
            return new Sum(rows - part.rows, sum - part.sum, squares - part.squares);
        }
    }

    /**
     * A slice that stands out.
     *
     * @param first place of a column among the parts
     * @param part of that column
     * @param second place of another column, or -1
     * @param other part of the other column
     * @param distance from all other rows in standard errors
     */
    record Found(int first, int part, int second, int other, double distance) {
        boolean holds(List<Parts> parts, int row) {
            return parts.get(first).of()[row] == part
                    && (second < 0 || parts.get(second).of()[row] == other);
        }

        List<String> wheres(List<Parts> parts) {
            String one = parts.get(first).wheres().get(part);
            return second < 0
                    ? List.of(one)
                    : List.of(one, parts.get(second).wheres().get(other));
        }
    }

    /**
     * A search.
     *
     * @param excess of each row of the half
     * @param rows of the half, among all rows that the parts tell of
     * @param matters the smallest mean excess that counts
     */
    SliceSearch(List<Parts> parts, double[] excess, int[] rows, double matters) {
        this.parts = parts;
        this.excess = excess;
        this.rows = rows;
        this.matters = matters;
        this.all = sum(IntStream.range(0, rows.length).toArray());
        this.least = Math.max(LEAST_IN, LEAST_SHARE * rows.length);
    }

    /** How many slices were large enough to be looked at. */
    int searched() {
        return searched;
    }

    /** Those that stand out, the farthest first, none of them made of rows of another. */
    List<Found> find() {
        int[][] of = parts.stream()
                .map(p -> Arrays.stream(rows).map(row -> p.of()[row]).toArray())
                .toArray(int[][]::new);
        List<Found> open = new ArrayList<>();
        double[] reach = new double[of.length];
        for (int c = 0; c < of.length; c++) {
            List<Found> alone = single(c, of[c]);
            reach[c] = alone.stream().mapToDouble(Found::distance).max().orElse(0);
            alone.stream().filter(f -> f.distance() >= STANDS_OUT).forEach(open::add);
        }
        int[] columns = IntStream.range(0, of.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -reach[c]))
                .limit(MOST_COLUMNS)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        for (int a = 0; a < columns.length; a++) {
            for (int b = a + 1; b < columns.length; b++) {
                both(columns[a], columns[b], of, open);
            }
        }
        // Of equal distance the simpler, then the first.
        open.sort(Comparator.comparingDouble((Found f) -> -f.distance()).thenComparing(f -> f.second() >= 0));
        return apart(open.subList(0, Math.min(MOST_WEIGHED, open.size())));
    }

    private List<Found> single(int column, int[] of) {
        int count = parts.get(column).count();
        Sum[] sums = sums(of, count);
        List<Found> found = new ArrayList<>();
        for (int p = 0; p < Math.min(count, MOST_LEVELS); p++) {
            double distance = distance(sums[p], all);
            searched += Double.isNaN(distance) ? 0 : 1;
            if (!Double.isNaN(distance)) {
                found.add(new Found(column, p, -1, -1, distance));
            }
        }
        return found;
    }

    private void both(int first, int second, int[][] of, List<Found> open) {
        int width = parts.get(second).count();
        int count = parts.get(first).count() * width;
        int[] cell = new int[rows.length];
        for (int i = 0; i < cell.length; i++) {
            cell[i] = of[first][i] * width + of[second][i];
        }
        Sum[] sums = sums(cell, count);
        for (int p = 0; p < count; p++) {
            if (p / width < MOST_LEVELS && p % width < MOST_LEVELS) {
                double distance = distance(sums[p], all);
                searched += Double.isNaN(distance) ? 0 : 1;
                if (distance >= STANDS_OUT) {
                    open.add(new Found(first, p / width, second, p % width, distance));
                }
            }
        }
    }

    private Sum[] sums(int[] cell, int count) {
        double[][] sums = new double[count][3];
        for (int i = 0; i < cell.length; i++) {
            double[] own = sums[cell[i]];
            own[0]++;
            own[1] += excess[i];
            own[2] += excess[i] * excess[i];
        }
        return Arrays.stream(sums).map(s -> new Sum(s[0], s[1], s[2])).toArray(Sum[]::new);
    }

    private Sum sum(int[] places) {
        double sum = 0;
        double squares = 0;
        for (int i : places) {
            sum += excess[i];
            squares += excess[i] * excess[i];
        }
        return new Sum(places.length, sum, squares);
    }

    /** Standard errors above all others; 0 where it is too little to matter, NaN where there are too few rows. */
    private double distance(Sum own, Sum among) {
        Sum others = among.without(own);
        if (own.rows < least || others.rows < least) {
            return Double.NaN;
        }
        double lead = own.mean() - others.mean();
        double error = Math.sqrt(own.variance() + others.variance());
        return lead < matters || !(lead > 0) || !(error > 0) ? 0 : lead / error;
    }

    /** Takes the farthest, then of the rows that are left the next. */
    private List<Found> apart(List<Found> open) {
        List<Found> kept = new ArrayList<>();
        boolean[] taken = new boolean[rows.length];
        for (Found next : open) {
            if (kept.size() == MOST_FOUND) {
                break;
            }
            int[] own = IntStream.range(0, rows.length)
                    .filter(i -> next.holds(parts, rows[i]))
                    .toArray();
            int[] fresh = Arrays.stream(own).filter(i -> !taken[i]).toArray();
            int[] left = IntStream.range(0, rows.length).filter(i -> !taken[i]).toArray();
            if (own.length - fresh.length <= MOST_SHARED * own.length
                    && distance(sum(fresh), sum(left)) >= STANDS_OUT) {
                kept.add(next);
                Arrays.stream(own).forEach(i -> taken[i] = true);
            }
        }
        return kept;
    }
}
