package ockham.study.harm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Table;
import ockham.study.compare.Estimate;
import ockham.study.compare.Holm;

/**
 * The rows on which the model decides worse than it foresees itself. On one half of the rows (whole groups) every level and
 * quarter of every column, and every two of different columns together, is held against all other rows; those that stand out
 * are tested on the other half, with Holm's correction for their number.
 *
 * <p>A decision's excess is what it lost less what the model's own probabilities expect it to lose. The loss alone would name
 * what is hard to tell, on any data; the excess has mean 0 wherever probabilities are right, easy or hard.
 */
final class WorstSlices {
    private static final int LEAST_ROWS = 200;
    private static final double ALPHA = 0.05;
    private static final double NINETY = 0.9;

    private final Decided decided;
    private final Wording wording;
    private final Table columns;
    private final long seed;

    /** @param columns what slices are cut by; free texts among them are not */
    WorstSlices(Decided decided, Wording wording, Table columns, long seed) {
        this.decided = decided;
        this.wording = wording;
        this.columns = columns;
        this.seed = seed;
    }

    /** Finds and confirms. */
    Slices look() {
        int[] known = IntStream.range(0, decided.rows())
                .filter(row -> Double.isFinite(decided.loss()[row] - decided.foreseen()[row]))
                .toArray();
        if (known.length < LEAST_ROWS) {
            return Slices.none(
                    wording.unit(),
                    "Where the model does worst was not looked for: " + known.length + " tested rows, and " + LEAST_ROWS
                            + " are needed to find it on half of them and confirm it on the other.");
        }
        List<Parts> parts = columns.columns().stream()
                .filter(Parts::possible)
                .map(column -> Parts.of(column).pooled(SliceSearch.MOST_LEVELS))
                .filter(p -> p.count() > 1)
                .toList();
        if (parts.isEmpty()) {
            return Slices.none(
                    wording.unit(), "Where the model does worst was not looked for: no column parts the rows.");
        }
        int[][] halves = Halves.of(known, decided.group(), seed);
        SliceSearch search = new SliceSearch(parts, excess(halves[0]), halves[0], matters(halves[0]));
        List<SliceSearch.Found> found = search.find();
        List<Slice> confirmed = confirm(parts, found, halves[1]);
        return new Slices(
                wording.unit(), search.searched(), found.size(), confirmed, sentence(search, found.size(), confirmed));
    }

    private static String sentence(SliceSearch search, int found, List<Slice> confirmed) {
        String looked =
                String.format(java.util.Locale.ROOT, "%,d slices of the rows were looked at: ", search.searched());
        if (found == 0) {
            return search.searched() == 0
                    ? "Where the model does worst was not looked for: no slice has enough rows."
                    : looked + "none stands out from the other rows.";
        }
        return looked + found + (found == 1 ? " stands out" : " stand out") + " on one half of the rows, "
                + (confirmed.isEmpty()
                        ? (found == 1 ? "and is not" : "none of them is") + " confirmed on the other."
                        : confirmed.size() + (confirmed.size() == 1 ? " is" : " are") + " confirmed on the other.");
    }

    private double[] excess(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> decided.loss()[row] - decided.foreseen()[row])
                .toArray();
    }

    /** A tenth of what a decision loses on average: less is not worth a reader's time. */
    private double matters(int[] rows) {
        return 0.1
                * Arrays.stream(rows)
                        .mapToDouble(row -> decided.loss()[row])
                        .average()
                        .orElse(0);
    }

    /** Rows of slices found earlier are on neither side, so that none is confirmed by the excess of another. */
    private List<Slice> confirm(List<Parts> parts, List<SliceSearch.Found> found, int[] half) {
        List<int[]> rows = new ArrayList<>();
        List<boolean[]> sides = new ArrayList<>();
        int[] open = half;
        for (SliceSearch.Found slice : found) {
            boolean[] in = new boolean[open.length];
            for (int i = 0; i < in.length; i++) {
                in[i] = slice.holds(parts, open[i]);
            }
            rows.add(open);
            sides.add(in);
            open = Arrays.stream(open).filter(row -> !slice.holds(parts, row)).toArray();
        }
        MeanGap[] gaps = new MeanGap[found.size()];
        double[] p = new double[found.size()];
        for (int s = 0; s < gaps.length; s++) {
            int[] group =
                    Arrays.stream(rows.get(s)).map(row -> decided.group()[row]).toArray();
            gaps[s] = MeanGap.of(excess(rows.get(s)), sides.get(s), group);
            p[s] = inside(sides.get(s)) < SliceSearch.LEAST_IN ? 1 : gaps[s].p();
        }
        double[] corrected = Holm.corrected(p);
        List<Slice> confirmed = new ArrayList<>();
        for (int s = 0; s < gaps.length; s++) {
            if (corrected[s] <= ALPHA) {
                confirmed.add(told(found.get(s).wheres(parts), rows.get(s), sides.get(s), gaps[s], corrected[s]));
            }
        }
        confirmed.sort(Comparator.comparingDouble((Slice s) -> -s.excess().mean()));
        return confirmed;
    }

    private static int inside(boolean[] side) {
        int count = 0;
        for (boolean in : side) {
            count += in ? 1 : 0;
        }
        return count;
    }

    private Slice told(List<String> where, int[] rows, boolean[] in, MeanGap gap, double p) {
        int[] own = IntStream.range(0, rows.length)
                .filter(i -> in[i])
                .map(i -> rows[i])
                .toArray();
        double loss = Arrays.stream(own)
                .mapToDouble(row -> decided.loss()[row])
                .average()
                .orElseThrow();
        double foreseen = Arrays.stream(own)
                .mapToDouble(row -> decided.foreseen()[row])
                .average()
                .orElseThrow();
        Estimate excess = gap.interval(NINETY);
        return new Slice(
                where,
                own.length,
                loss,
                foreseen,
                excess,
                p,
                wording.slice(String.join(" and ", where), own.length, new double[] {loss, foreseen}, excess));
    }
}
