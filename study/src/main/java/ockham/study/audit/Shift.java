package ockham.study.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.Seeds;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows of two sides are alike: the training rows and the user's test rows, or the earlier and the later half where a
 * column orders the rows. A classifier two-sample test (Lopez-Paz and Oquab 2017): a small boosting learns on half of the rows
 * which side a row is of and is asked about the other half. Permuted sides give the chance of its AUC. With it the columns
 * that moved ({@link Moved}).
 */
public final class Shift {
    private static final int ROWS_OF_A_SIDE = 4_000;
    private static final int ROWS_COMPARED = 20_000;
    private static final int LEAST_ROWS = 50;
    private static final int COLUMNS = 200;
    private static final int PERMUTATIONS = 499;
    private static final double LEVEL = 0.01;
    private static final double AUC = 0.55;
    private static final int SHOWN = 4;

    private final Table features;
    private final Column target;
    private final AuditSettings settings;
    private final List<String> aside = new ArrayList<>();

    private Shift(Table features, double[] target, AuditSettings settings) {
        this.features = features;
        this.settings = settings;
        this.target = settings.task().classification()
                ? new Column.Categories(
                        settings.target(),
                        ColumnKind.CATEGORY,
                        settings.task().classes(),
                        Arrays.stream(target).mapToInt(y -> (int) y).toArray())
                : new Column.Numbers(settings.target(), target);
    }

    /**
     * Findings where the user's test rows are not like the training rows, or the later half of the training rows not like the
     * earlier. Columns that only tell the time are left aside there: they tell the halves apart in any data.
     *
     * @param rows every column but the target, of the training rows and of the test rows after them
     * @param target one value a row
     * @param leftOut columns that models do not see
     */
    public static List<Finding> findings(
            Table rows, double[] target, int trainRows, Collection<String> leftOut, AuditSettings settings) {
        Set<String> gone = new HashSet<>(leftOut);
        String group = settings.group();
        if (group != null) {
            gone.add(group);
        }
        String time = settings.time();
        if (time != null) {
            gone.add(time);
        }
        Table features = rows.without(gone);
        boolean[] alone = alone(group == null ? null : rows.column(group), target.length, settings.seed());
        double[] times = time == null ? null : Sides.ordered(rows.column(time));
        List<Finding> findings = new ArrayList<>();
        if (trainRows < target.length) {
            findings.addAll(new Shift(features, target, settings)
                    .among(Sides.ofTest(trainRows, target.length).only(alone), times));
        }
        Sides halves = times == null ? null : Sides.ofTime(Arrays.copyOf(times, trainRows));
        if (times != null && halves != null) {
            int[] learnt = IntStream.range(0, trainRows).toArray();
            findings.addAll(new Shift(features.rows(learnt), Arrays.copyOf(target, trainRows), settings)
                    .among(halves.only(alone), Arrays.copyOf(times, trainRows)));
        }
        return findings;
    }

    /** One row of each group, drawn at random: rows of a group are alike on whatever side it is. All where there is none. */
    private static boolean[] alone(@Nullable Column group, int rows, long seed) {
        boolean[] alone = new boolean[rows];
        long[] own = group == null ? new long[0] : RowHash.of(group, 0);
        Set<Long> seen = new HashSet<>();
        int[] order = IntStream.range(0, rows).toArray();
        var random = new SplittableRandom(Seeds.of(seed, "shift", "one of a group"));
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        for (int row : order) {
            alone[row] = group == null || group.missing(row) || seen.add(own[row]);
        }
        return alone;
    }

    /** Without columns that only tell the time, where rows have one: they tell such sides apart in any data. */
    private List<Finding> among(Sides sides, double @Nullable [] times) {
        List<Column> compared = new ArrayList<>(features.columns());
        if (times != null) {
            TellsTime tells = new TellsTime(times, settings.seed());
            compared.removeIf(tells::of);
            features.columns().stream()
                    .filter(column -> !compared.contains(column))
                    .map(Column::name)
                    .forEach(aside::add);
        }
        return findings(sides, compared);
    }

    private List<Finding> findings(Sides sides, List<Column> compared) {
        if (Math.min(sides.before().length, sides.after().length) < LEAST_ROWS) {
            return List.of();
        }
        Told told = compared.isEmpty() ? null : told(sides, compared);
        boolean apart = told != null && told.auc() > AUC && told.p() <= LEVEL;
        List<Column> columns = new ArrayList<>(List.of(target));
        columns.addAll(compared);
        Sides few = new Sides(
                drawn(sides.before(), ROWS_COMPARED, "before"),
                drawn(sides.after(), ROWS_COMPARED, "after"),
                sides.first(),
                sides.second(),
                sides.ofTime());
        List<Moved> moved = Moved.among(columns, few);
        return apart || !moved.isEmpty()
                ? List.of(finding(sides, apart ? told : null, moved, compared.size()))
                : List.of();
    }

    private Finding finding(Sides sides, @Nullable Told told, List<Moved> moved, int compared) {
        List<String> names = moved.stream().map(Moved::name).distinct().toList();
        String changes = moved.isEmpty()
                ? "no column has moved clearly by itself"
                : "moved most: "
                        + String.join(
                                "; ",
                                moved.stream()
                                        .limit(SHOWN)
                                        .map(m -> m.name() + " (" + m.how() + ")")
                                        .toList())
                        + (moved.size() > SHOWN ? "; and " + (moved.size() - SHOWN) + " more" : "");
        String wide = compared <= COLUMNS ? "" : " by " + COLUMNS + " of " + compared + " columns";
        String apart = told == null
                ? sides.second() + " can hardly be told from " + sides.first() + wide
                : String.format(
                        Locale.ROOT,
                        "%s can be told from %s: a small learner does so%s with AUC %.3f (p = %.3f; 0.5 is chance)",
                        sides.second(),
                        sides.first(),
                        wide,
                        told.auc(),
                        told.p());
        String tell = aside.isEmpty() ? "" : ". Left aside, for they only tell the time: " + Say.names(aside);
        return new Finding(
                "shift",
                told == null ? Severity.INFORMS : Severity.WARNS,
                names,
                apart + "; " + changes + tell,
                action(told != null, sides, names));
    }

    private String action(boolean warns, Sides sides, List<String> names) {
        if (!warns) {
            return names.size() == 1
                    ? "Kept: one column alone has moved, the whole has not."
                    : "Kept: " + names.size() + " columns have moved, the whole hardly.";
        }
        String drop = names.stream()
                .filter(name -> !name.equals(settings.target()))
                .findFirst()
                .map(name -> " (--drop " + name + ")")
                .orElse("");
        return sides.ofTime()
                ? "Kept: folds follow time, so the scores already show what this costs. Expect more of it: learn anew"
                        + " often, and leave out what moved only because it is recorded otherwise" + drop + "."
                : "Kept: the scores are those of the test rows. If new rows will be like them, learn from rows like"
                        + " them; if a column moved only because it is recorded otherwise, mend it or leave it"
                        + " out" + drop
                        + ".";
    }

    /** How well sides are told apart out of fold, and the chance of it. */
    private record Told(double auc, double p) {}

    private int[] drawn(int[] rows, int most, String name) {
        if (rows.length <= most) {
            return rows;
        }
        var random = new SplittableRandom(Seeds.of(settings.seed(), "shift", name));
        return Arrays.stream(Drawn.rows(rows.length, most, random))
                .map(i -> rows[i])
                .toArray();
    }

    private Told told(Sides sides, List<Column> compared) {
        int[] before = drawn(sides.before(), ROWS_OF_A_SIDE, "learn before");
        int[] after = drawn(sides.after(), ROWS_OF_A_SIDE, "learn after");
        int[] rows =
                IntStream.concat(Arrays.stream(before), Arrays.stream(after)).toArray();
        double[] side = IntStream.range(0, rows.length)
                .mapToDouble(i -> i < before.length ? 0 : 1)
                .toArray();
        var random = new SplittableRandom(Seeds.of(settings.seed(), "shift", "halves"));
        boolean[] half = new boolean[rows.length];
        // Half of either side, so that none of the halves knows more of one than the other.
        for (int i : Drawn.rows(before.length, before.length / 2, random)) {
            half[i] = true;
        }
        for (int i : Drawn.rows(after.length, after.length / 2, random)) {
            half[before.length + i] = true;
        }
        List<Bins> bins = spread(compared).stream()
                .map(column -> Bins.of(Signal.of(column.rows(rows))))
                .toList();
        double[] predictions = new Boosting(bins, new Goal(side, 2), half).heldOut();
        Half one = Half.of(predictions, side, half, true);
        Half other = Half.of(predictions, side, half, false);
        double auc = (one.auc(one.side) + other.auc(other.side)) / 2;
        // Each half's model has learnt from the other's sides: the two chances are not independent, so the smaller
        // counts twice.
        return new Told(auc, Math.min(1, 2 * Math.min(one.chance(random), other.chance(random))));
    }

    /** Of a wide table some columns, evenly spread. */
    private static List<Column> spread(List<Column> columns) {
        int count = Math.min(COLUMNS, columns.size());
        return IntStream.range(0, count)
                .mapToObj(i -> columns.get((int) ((long) i * columns.size() / count)))
                .toList();
    }

    /** Rows of one half: they are ranked by one model. */
    private record Half(double[] ranks, double[] side) {
        static Half of(double[] predictions, double[] side, boolean[] half, boolean which) {
            int[] rows = IntStream.range(0, half.length)
                    .filter(i -> half[i] == which)
                    .toArray();
            return new Half(
                    Ranks.of(Arrays.stream(rows)
                            .mapToDouble(i -> predictions[2 * i + 1])
                            .toArray()),
                    Arrays.stream(rows).mapToDouble(i -> side[i]).toArray());
        }

        double auc(double[] sides) {
            double sum = 0;
            double after = 0;
            for (int i = 0; i < sides.length; i++) {
                sum += sides[i] * ranks[i];
                after += sides[i];
            }
            return (sum - after * (after + 1) / 2) / (after * (sides.length - after));
        }

        /** Of an AUC as high, were sides dealt at random among these rows. */
        double chance(SplittableRandom random) {
            double auc = auc(side);
            int reached = 0;
            for (int permutation = 0; permutation < PERMUTATIONS; permutation++) {
                reached += permuted(random) >= auc ? 1 : 0;
            }
            return (1.0 + reached) / (PERMUTATIONS + 1);
        }

        private double permuted(SplittableRandom random) {
            double[] sides = side.clone();
            for (int i = sides.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                double swap = sides[i];
                sides[i] = sides[j];
                sides[j] = swap;
            }
            return auc(sides);
        }
    }
}
