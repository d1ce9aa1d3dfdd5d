package ockham.study.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.Dependence;
import ockham.api.Feature;
import ockham.api.FittedFeature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.score.feature.Arithmetic;
import ockham.score.feature.Operation;
import ockham.study.audit.Drawn;
import ockham.study.audit.HeldOut;
import org.jspecify.annotations.Nullable;

/**
 * Ratios, products, differences and sums of two number columns, for trees, which can only approximate them by
 * stairs, and for nets.
 *
 * <p>On a sample of the training rows a small boosting of all columns leaves residuals, each half's predicted from the
 * other. A combination is kept if it explains clearly more of them, again from half to half, than either of its columns
 * does; what it explains is taken out before the next is chosen. Without a target that follows from the columns nothing is
 * kept. For numbers and two classes; with more classes it adds nothing. Columns that are declared monotone are not combined: a
 * model that rises in a ratio may fall in its divisor.
 *
 * @param most columns to add at most
 * @param numbers columns to combine at most: those that tell most of the target alone
 */
public record Combinations(int most, int numbers) implements Feature {
    private static final int LEAST_ROWS = 300;
    private static final int ROWS = 16_000;
    private static final int CELLS = 1_000_000;
    /** Columns picked from the same residuals. */
    private static final int AT_ONCE = 2;
    /** Standard errors that a gain is above 0, where a useless column's is expected two and a half below. */
    private static final double CLEARLY = 2;
    /** Share of the residual squares that a combination explains at least, so that what is added is worth its place. */
    private static final double WORTH = 0.002;

    private record Candidate(Arithmetic.Term term, byte[] ranges, byte[] left, byte[] right) {}

    @Override
    public Prepared fit(Rows train, long seed) {
        List<Arithmetic.Term> terms = train.task().classes().size() > 2 ? List.of() : choose(train, seed);
        return of(new Arithmetic(terms), train);
    }

    @Override
    public Prepared again(FittedFeature earlier, Rows train, Dependence dependence, long seed) {
        return of((Arithmetic) earlier, train);
    }

    private static Prepared of(Arithmetic terms, Rows train) {
        return new Prepared(terms, terms.apply(train.table()));
    }

    private List<Arithmetic.Term> choose(Rows train, long seed) {
        int width = train.table().columns().size();
        int size = Math.min(train.size(), Math.min(ROWS, CELLS / Math.max(1, width)));
        if (size < LEAST_ROWS) {
            return List.of();
        }
        var random = new SplittableRandom(seed);
        Rows rows = train.rows(Drawn.rows(train.size(), size, random));
        List<Column.Numbers> columns = columns(rows);
        if (columns.size() < 2) {
            return List.of();
        }
        boolean[] half = new boolean[size];
        for (int i : Drawn.rows(size, size / 2, random)) {
            half[i] = true;
        }
        return pick(candidates(columns, rows.table(), new FreshNames(train.table())), rows, half);
    }

    /** The numbers with more than two values that tell most of the target alone, in the order of the table. */
    private List<Column.Numbers> columns(Rows rows) {
        double mean = Arrays.stream(rows.target()).average().orElse(0);
        boolean[] half = new boolean[rows.size()];
        for (int i = 0; i < half.length; i += 2) {
            half[i] = true;
        }
        var target =
                new Unexplained(Arrays.stream(rows.target()).map(y -> y - mean).toArray(), half);
        List<Column.Numbers> all = new ArrayList<>();
        for (Column column : rows.table().columns()) {
            boolean free = !rows.monotone().containsKey(column.name());
            if (free && column instanceof Column.Numbers values && distinct(values.values()) > 2) {
                all.add(values);
            }
        }
        List<Column.Numbers> best = all.stream()
                .sorted(Comparator.comparingDouble((Column.Numbers column) ->
                        -target.gain(Unexplained.ranges(column.values())).explained()))
                .limit(numbers)
                .toList();
        return all.stream().filter(best::contains).toList();
    }

    private static long distinct(double[] values) {
        return Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .distinct()
                .limit(3)
                .count();
    }

    private static List<Candidate> candidates(List<Column.Numbers> columns, Table rows, FreshNames names) {
        List<byte[]> ranges =
                columns.stream().map(c -> Unexplained.ranges(c.values())).toList();
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            for (int j = i + 1; j < columns.size(); j++) {
                for (Operation operation : Operation.values()) {
                    // Both ratios order positive numbers alike: the one whose divisor is seldom 0, the smaller one,
                    // stands.
                    boolean turn = operation == Operation.RATIO && divides(columns.get(i), columns.get(j));
                    Column.Numbers a = columns.get(turn ? j : i);
                    Column.Numbers b = columns.get(turn ? i : j);
                    if (operation == Operation.RATIO && zeros(b.values()) > 0.2) {
                        continue;
                    }
                    String name = names.of(a.name() + " " + operation.sign() + " " + b.name());
                    Arithmetic.Term term = new Arithmetic.Term(a.name(), operation, b.name(), name);
                    candidates.add(
                            new Candidate(term, Unexplained.ranges(term.of(rows)), ranges.get(i), ranges.get(j)));
                }
            }
        }
        return candidates;
    }

    /** Whether {@code a} is the better divisor. */
    private static boolean divides(Column.Numbers a, Column.Numbers b) {
        double zeros = zeros(a.values()) - zeros(b.values());
        return zeros < 0 || (zeros == 0 && size(a.values()) <= size(b.values()));
    }

    private static double zeros(double[] values) {
        return (double) Arrays.stream(values).filter(v -> v == 0).count() / values.length;
    }

    private static double size(double[] values) {
        return FillMissing.median(Arrays.stream(values)
                .filter(v -> !Double.isNaN(v))
                .map(Math::abs)
                .toArray());
    }

    /** What was picked joins the columns before residuals are taken anew: trees may then need no more. */
    private List<Arithmetic.Term> pick(List<Candidate> all, Rows rows, boolean[] half) {
        List<Candidate> candidates = new ArrayList<>(all);
        List<Arithmetic.Term> picked = new ArrayList<>();
        Rows with = rows;
        while (true) {
            var left = new Unexplained(HeldOut.residuals(with, half), half);
            double worth = WORTH * left.squares();
            int before = picked.size();
            while (picked.size() < Math.min(most, before + AT_ONCE)) {
                Candidate best = best(candidates, left, worth);
                if (best == null) {
                    break;
                }
                picked.add(best.term());
                candidates.remove(best);
                left.remove(best.ranges());
            }
            if (picked.size() == before || picked.size() == most) {
                return picked;
            }
            with = rows.with(new Arithmetic(picked).apply(rows.table()));
        }
    }

    private static @Nullable Candidate best(List<Candidate> candidates, Unexplained left, double worth) {
        Candidate best = null;
        double most = worth;
        for (Candidate candidate : candidates) {
            Unexplained.Gain gain = left.gain(candidate.ranges());
            if (gain.explained() > CLEARLY * gain.error()) {
                double more = gain.explained() - parents(candidate, left);
                if (more > most) {
                    most = more;
                    best = candidate;
                }
            }
        }
        return best;
    }

    private static double parents(Candidate candidate, Unexplained left) {
        return Math.max(
                0,
                Math.max(
                        left.gain(candidate.left()).explained(),
                        left.gain(candidate.right()).explained()));
    }
}
