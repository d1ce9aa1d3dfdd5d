package ockham.study.split;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Dependence;
import ockham.api.Task;
import ockham.api.UserError;
import ockham.score.Seeds;

/** Makes the folds of a study, and the inner rows of a fit. The same arguments give the same rows. */
public final class Split {
    /** Where there is one split only, so many parts it is of; the last is tested. */
    private static final int PARTS_OF_ONE_SPLIT = 5;

    private Split() {}

    /**
     * The folds: time-ordered where there is a time column, else grouped where there is a group column, else stratified.
     * Stratified and grouped: by class, or by ranges of a numeric target. Time-ordered: the first block of rows only
     * trains, each later one is tested after training on all before it, once; with groups, training rows whose group is
     * tested are left out.
     *
     * <p>A class with one row (or in one group) is always trained on and never tested, so that every training part has
     * every class that it can have.
     *
     * @param target one value a row
     * @throws UserError if the rows cannot be split so
     */
    public static Folds folds(SplitSettings settings, Task task, double[] target) {
        if (target.length < 2) {
            throw new UserError("Rows with a target: " + target.length + ". A study needs at least 2, and some hundreds"
                    + " to say anything.");
        }
        if (settings.folds() == 1) {
            return oneOf(folds(settings.of(PARTS_OF_ONE_SPLIT, 1), task, target));
        }
        Column time = settings.time();
        if (time != null) {
            return new TimeSplit(settings, task, target).folds(time);
        }
        Column group = settings.group();
        return group != null ? grouped(settings, task, target, group) : stratified(settings, task, target);
    }

    /**
     * The folds of some rows by {@link #folds(SplitSettings, Task, double[])}, as if there were no others.
     *
     * @param rows indices into the study's table, ascending
     */
    public static Folds folds(SplitSettings settings, Task task, double[] target, int[] rows) {
        Column time = settings.time();
        Column group = settings.group();
        SplitSettings own = new SplitSettings(
                settings.folds(),
                settings.repeats(),
                time == null ? null : time.rows(rows),
                group == null ? null : group.rows(rows),
                settings.seed());
        double[] targets = Arrays.stream(rows).mapToDouble(row -> target[row]).toArray();
        Folds folds = folds(own, task, targets);
        return new Folds(
                folds.how(),
                folds.repeats(),
                folds.perRepeat(),
                folds.folds().stream()
                        .map(f -> new Fold(f.repeat(), f.fold(), at(rows, f.train()), at(rows, f.test())))
                        .toList());
    }

    private static int[] at(int[] rows, int[] places) {
        return Arrays.stream(places).map(place -> rows[place]).toArray();
    }

    /** The last fold alone: the latest rows where they follow in time. */
    private static Folds oneOf(Folds all) {
        Fold last = all.folds().getLast();
        return new Folds(
                all.how() + ", one split of " + PARTS_OF_ONE_SPLIT + " for want of time",
                1,
                1,
                List.of(new Fold(0, 0, last.train(), last.test())));
    }

    private static Folds stratified(SplitSettings settings, Task task, double[] target) {
        int wanted = Math.min(settings.foldsFor(target.length), target.length);
        int[] strata = Strata.of(task, target, Strata.all(target.length), wanted);
        boolean[] testable = testable(task, strata);
        int testableRows = 0;
        for (boolean is : testable) {
            testableRows += is ? 1 : 0;
        }
        int perRepeat = Math.min(wanted, testableRows);
        if (perRepeat < 2) {
            throw new UserError(
                    "No class has two rows, so none can be both trained on and tested. Check that the target"
                            + " is the column you meant.");
        }
        int repeats = settings.repeatsFor(target.length);
        List<Fold> folds = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            int[] foldOf = new int[target.length];
            int next = 0;
            for (int[] stratum : Strata.shuffled(strata, random(settings, repeat))) {
                for (int row : stratum) {
                    foldOf[row] = testable[row] ? next++ % perRepeat : GroupedSplit.TRAIN_ONLY;
                }
            }
            folds.addAll(folds(repeat, foldOf, perRepeat));
        }
        return new Folds(
                task.classification() ? "stratified by class" : "stratified by ranges of the target",
                repeats,
                perRepeat,
                List.copyOf(folds));
    }

    /** Which rows can be tested: all but those that are alone in their class. */
    private static boolean[] testable(Task task, int[] strata) {
        int[] counts = new int[Arrays.stream(strata).max().orElse(-1) + 1];
        for (int stratum : strata) {
            counts[stratum]++;
        }
        boolean[] testable = new boolean[strata.length];
        for (int i = 0; i < strata.length; i++) {
            testable[i] = !task.classification() || counts[strata[i]] > 1;
        }
        return testable;
    }

    private static Folds grouped(SplitSettings settings, Task task, double[] target, Column group) {
        Groups groups = Groups.of(group);
        int wanted = settings.foldsFor(target.length);
        int[] strata = Strata.of(task, target, Strata.all(target.length), wanted);
        var split = new GroupedSplit(groups, strata, task.classification());
        int perRepeat = Math.min(wanted, split.testable());
        if (perRepeat < 2) {
            throw new UserError("Column " + group.name()
                    + (groups.count() < 2
                            ? " has the same value in every row: no group can be held out."
                            : " puts classes into one group each: none can be both trained on and tested.")
                    + " Choose another column for --group or leave it out.");
        }
        int repeats = settings.repeatsFor(target.length);
        List<Fold> folds = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            folds.addAll(folds(repeat, split.folds(perRepeat, random(settings, repeat)), perRepeat));
        }
        return new Folds("grouped by " + group.name(), repeats, perRepeat, List.copyOf(folds));
    }

    private static SplittableRandom random(SplitSettings settings, int repeat) {
        return new SplittableRandom(Seeds.of(settings.seed(), "split", Integer.toString(repeat)));
    }

    private static List<Fold> folds(int repeat, int[] foldOf, int count) {
        List<Fold> folds = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int wanted = fold;
            folds.add(new Fold(
                    repeat,
                    fold,
                    IntStream.range(0, foldOf.length)
                            .filter(i -> foldOf[i] != wanted)
                            .toArray(),
                    IntStream.range(0, foldOf.length)
                            .filter(i -> foldOf[i] == wanted)
                            .toArray()));
        }
        return folds;
    }

    /** One fold: the first {@code trainRows} rows train, the {@code testRows} after them are tested. */
    public static Folds holdout(int trainRows, int testRows) {
        if (trainRows < 2 || testRows < 1) {
            throw new UserError("Rows with a target: " + trainRows + " to train on and " + testRows
                    + " in the test file. At least 2 and 1 are needed.");
        }
        int[] test = IntStream.range(trainRows, trainRows + testRows).toArray();
        return new Folds("the user's test file", 1, 1, List.of(new Fold(0, 0, Strata.all(trainRows), test)));
    }

    /**
     * A fifth of the training rows, at most 20,000, to validate on: the latest where there is a time column, whole groups
     * where there is a group column, the newest groups where there are both, else stratified. What is learnt from keeps every
     * class.
     *
     * @param train rows of the study's table, ascending
     * @param target of every row of the study's table
     */
    public static Inner inner(int[] train, SplitSettings settings, Task task, double[] target, long seed) {
        return new InnerSplit(train, settings, task, target).split(seed);
    }

    /**
     * How some rows depend on each other, by the columns that the study is split by.
     *
     * @param rows indices into the study's table, ascending
     */
    public static Dependence dependence(int[] rows, SplitSettings settings) {
        Column time = settings.time();
        Column group = settings.group();
        return new Dependence(
                group == null ? new int[0] : Groups.of(group, rows).of(),
                time == null ? new int[0] : TimeOrder.ranks(time, rows));
    }
}
