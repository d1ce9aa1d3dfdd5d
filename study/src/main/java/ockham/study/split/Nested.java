package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Task;
import ockham.score.Seeds;

/** Parts of a fold's training rows, each holding the smaller ones, for learning curves. */
public final class Nested {
    /** Nested repeats that there are at most. */
    public static final int REPEATS = 5;
    /** Fewer rows say nothing of a curve. */
    private static final int LEAST = 32;
    /** A larger share of all rows is too near to them to be worth a fit. */
    private static final double MOST = 0.75;

    private Nested() {}

    /**
     * Numbers of rows {@code ceil(16 * 2^(k/2))}, ascending: so many from {@code rows / divisor} on, up to three quarters of
     * {@code rows}.
     */
    public static int[] anchors(int rows, int divisor, int count) {
        return IntStream.range(0, 60)
                .mapToLong(k -> (long) Math.ceil(16 * Math.pow(2, k / 2.0) - 1e-9))
                .filter(anchor -> anchor >= Math.max(LEAST, (double) rows / divisor) && anchor <= MOST * rows)
                .limit(count)
                .mapToInt(Math::toIntExact)
                .toArray();
    }

    /**
     * The folds of a curve's nested repeats: those of the first repeat; where rows follow in time, or one split is tested, the last
     * over and over, for earlier ones have fewer rows to learn from.
     */
    public static List<Fold> folds(Folds folds, boolean inTime) {
        List<Fold> first = folds.folds().stream().filter(f -> f.repeat() == 0).toList();
        if (first.size() > 1 && !inTime) {
            return first.subList(0, Math.min(REPEATS, first.size()));
        }
        Fold last = first.getLast();
        List<Fold> same = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            same.add(new Fold(repeat, last.fold(), last.train(), last.test()));
        }
        return same;
    }

    /**
     * The part of a fold's training rows with {@code size} rows: of every class its share and at least a row, or whole groups,
     * until there are so many. A smaller size gives a part of a larger one.
     *
     * @param target of every row of the study's table
     * @return ascending
     */
    public static int[] rows(Fold fold, int size, SplitSettings settings, Task task, double[] target) {
        int[] train = fold.train();
        if (size >= train.length) {
            return train;
        }
        SplittableRandom random = new SplittableRandom(
                Seeds.of(settings.seed(), "nested", Integer.toString(fold.repeat()), Integer.toString(fold.fold())));
        Column group = settings.group();
        int[] unit = group == null
                ? Strata.all(train.length)
                : Groups.of(group, train).of();
        int units = Arrays.stream(unit).max().orElse(-1) + 1;
        int[] order = order(train, unit, units, task, target, random);
        int[] sizes = new int[units];
        for (int u : unit) {
            sizes[u]++;
        }
        boolean[] taken = new boolean[units];
        int rows = 0;
        for (int u : order) {
            if (rows < size) {
                taken[u] = true;
                rows += sizes[u];
            }
        }
        return IntStream.range(0, train.length)
                .filter(i -> taken[unit[i]])
                .map(i -> train[i])
                .toArray();
    }

    /** Units, rows or groups, at random, with every class spread evenly over the order and one of each at its beginning. */
    private static int[] order(
            int[] train, int[] unit, int units, Task task, double[] target, SplittableRandom random) {
        int[] stratum = new int[units];
        int[] strata = Strata.of(task, target, train, 5);
        for (int i = train.length - 1; i >= 0; i--) {
            stratum[unit[i]] = strata[i];
        }
        double[] place = new double[units];
        for (int[] same : Strata.shuffled(stratum, random)) {
            for (int i = 0; i < same.length; i++) {
                place[same[i]] = i == 0 ? 0 : (i + random.nextDouble()) / same.length;
            }
        }
        return IntStream.range(0, units)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer u) -> place[u]).thenComparingInt(u -> u))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
