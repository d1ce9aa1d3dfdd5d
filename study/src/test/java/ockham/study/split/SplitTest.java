package ockham.study.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Task;
import ockham.api.UserError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SplitTest {
    static final Task BINARY = new Task.Binary("no", "yes");
    private static final Task THREE = new Task.Multiclass(List.of("a", "b", "c"));
    static final Task NUMBER = new Task.Regression();

    @Test
    void thePlanDecidesFoldsAndRepeatsByRows() {
        assertEquals(List.of(5, 4), sizes(999));
        assertEquals(List.of(5, 2), sizes(1_000));
        assertEquals(List.of(5, 2), sizes(20_000));
        assertEquals(List.of(5, 1), sizes(20_001));
        assertEquals(List.of(3, 1), sizes(200_001));
    }

    private static List<Integer> sizes(int rows) {
        Folds folds = Split.folds(plain(0, 0, 1), NUMBER, numbers(rows));
        assertEquals(folds.perRepeat() * folds.repeats(), folds.folds().size());
        return List.of(folds.perRepeat(), folds.repeats());
    }

    @Test
    void everyRowIsTestedOnceARepeatAndTrainedOnElsewhere() {
        for (Task task : List.of(BINARY, THREE, NUMBER)) {
            for (int rows : new int[] {2, 3, 5, 10, 97, 600}) {
                double[] target = task.classification() ? dealt(rows, 2) : numbers(rows);
                if (rows >= 4 || !task.classification()) {
                    partition(Split.folds(plain(0, 0, 3), task, target), rows);
                }
            }
        }
    }

    @Test
    void foldsAreOfEqualSizeAndEachClassHasItsShare() {
        double[] target = new double[1003];
        Arrays.setAll(target, i -> i % 20 == 0 ? 1 : 0);
        for (Fold fold : Split.folds(plain(5, 3, 5), BINARY, target).folds()) {
            assertTrue(fold.test().length == 200 || fold.test().length == 201);
            long rare = Arrays.stream(fold.test()).filter(i -> target[i] == 1).count();
            assertTrue(rare == 10 || rare == 11, "51 rows of the rare class, " + rare + " in a fold");
        }
    }

    @Test
    void rangesOfANumberAreSharedOut() {
        double[] target = numbers(1000);
        double[] sorted = target.clone();
        Arrays.sort(sorted);
        for (Fold fold : Split.folds(plain(5, 1, 5), NUMBER, target).folds()) {
            long top = Arrays.stream(fold.test())
                    .filter(i -> target[i] >= sorted[900])
                    .count();
            assertEquals(20, top);
        }
    }

    @Test
    void aClassWithOneRowIsAlwaysTrainedOn() {
        double[] target = new double[60];
        target[17] = 2;
        Arrays.setAll(target, i -> i == 17 ? 2 : i % 2);
        Folds folds = Split.folds(plain(5, 2, 1), THREE, target);
        for (Fold fold : folds.folds()) {
            assertTrue(Arrays.binarySearch(fold.train(), 17) >= 0);
        }
        everyClassIsTrainedOn(folds, target, 3);
    }

    @Test
    void aClassWithTwoRowsIsTestedAndTrainedOn() {
        double[] target = new double[40];
        target[3] = 1;
        target[30] = 1;
        Folds folds = Split.folds(plain(5, 4, 1), BINARY, target);
        partition(folds, 40);
        everyClassIsTrainedOn(folds, target, 2);
    }

    @Test
    void groupsStayTogetherAndFoldsAreEven() {
        int rows = 2000;
        var random = new SplittableRandom(4);
        double[] group = new double[rows];
        Arrays.setAll(group, i -> Math.floor(90 * Math.pow(random.nextDouble(), 2)));
        double[] target = new double[rows];
        Arrays.setAll(target, i -> random.nextDouble() < 0.05 + 0.003 * group[i] ? 1 : 0);
        double share = Arrays.stream(target).average().orElseThrow();
        Folds folds = Split.folds(settings(5, 2, null, group), BINARY, target);
        assertEquals("grouped by customer", folds.how());
        partition(folds, rows);
        for (Fold fold : folds.folds()) {
            assertTrue(together(fold, group));
            assertEquals(400, fold.test().length, 25);
            double own = Arrays.stream(fold.test())
                    .mapToDouble(i -> target[i])
                    .average()
                    .orElseThrow();
            assertEquals(share, own, 0.02);
        }
    }

    @Test
    void rowsWithoutAGroupAreOneGroup() {
        double[] group = new double[40];
        Arrays.setAll(group, i -> i % 4 == 0 ? Double.NaN : i % 4);
        for (Fold fold :
                Split.folds(settings(4, 1, null, group), BINARY, dealt(40, 2)).folds()) {
            long without = Arrays.stream(fold.test())
                    .filter(i -> Double.isNaN(group[i]))
                    .count();
            assertTrue(without == 0 || without == 10);
        }
    }

    @Test
    void oneGroupCannotBeSplit() {
        UserError error = assertThrows(
                UserError.class, () -> Split.folds(settings(0, 0, null, new double[30]), BINARY, dealt(30, 2)));
        assertTrue(error.getMessage().contains("customer"), error.getMessage());
    }

    @Test
    void aTestFileIsOneFold() {
        Folds folds = Split.holdout(5, 3);
        assertEquals("the user's test file", folds.how());
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, folds.folds().get(0).train());
        assertArrayEquals(new int[] {5, 6, 7}, folds.folds().get(0).test());
        assertThrows(UserError.class, () -> Split.holdout(1, 3));
        assertThrows(UserError.class, () -> Split.holdout(5, 0));
    }

    @Test
    void whatCannotBeSplitIsSaid() {
        assertThrows(UserError.class, () -> Split.folds(plain(0, 0, 1), NUMBER, new double[1]));
        assertThrows(UserError.class, () -> Split.folds(plain(0, 0, 1), BINARY, new double[] {0, 1}));
    }

    @Test
    void theSameSeedGivesTheSameFoldsAndAnotherOthers() {
        double[] target = dealt(200, 2);
        Folds first = Split.folds(plain(0, 0, 1), BINARY, target);
        Folds again = Split.folds(plain(0, 0, 1), BINARY, target);
        Folds other = Split.folds(plain(0, 0, 2), BINARY, target);
        assertArrayEquals(first.folds().get(7).test(), again.folds().get(7).test());
        assertTrue(
                !Arrays.equals(first.folds().get(7).test(), other.folds().get(7).test()));
        assertTrue(
                !Arrays.equals(first.folds().get(0).test(), first.folds().get(5).test()), "repeats differ");
    }

    @Test
    void innerRowsAreAFifthAndKeepEveryClassToLearn() {
        for (int rows : new int[] {3, 4, 5, 10, 57, 1000}) {
            double[] target = new double[rows];
            target[rows - 1] = 1;
            int[] train = IntStream.range(0, rows).toArray();
            Inner inner = Split.inner(train, plain(0, 0, 1), BINARY, target, 9);
            inside(train, inner);
            assertTrue(Arrays.stream(inner.learn()).anyMatch(i -> target[i] == 1));
            assertEquals(Math.max(1, Math.round(0.2 * rows)), inner.validate().length);
        }
    }

    @Test
    void innerRowsAreTheLatestInTime() {
        double[] time = new double[100];
        Arrays.setAll(time, i -> 100 - i);
        int[] train = IntStream.range(10, 100).toArray();
        Inner inner = Split.inner(train, settings(0, 0, time, null), BINARY, dealt(100, 2), 9);
        assertArrayEquals(IntStream.range(10, 28).toArray(), inner.validate());
        inside(train, inner);
    }

    @Test
    void innerRowsAreWholeGroups() {
        double[] group = new double[300];
        Arrays.setAll(group, i -> i % 37);
        int[] train = IntStream.range(0, 300).filter(i -> i % 5 != 0).toArray();
        Inner inner = Split.inner(train, settings(0, 0, null, group), BINARY, dealt(300, 2), 9);
        inside(train, inner);
        assertTrue(together(new Fold(0, 0, inner.learn(), inner.validate()), group));
        assertEquals(48, inner.validate().length, 16);
    }

    @Test
    void withGroupsAndTimeInnerRowsAreTheNewestGroupsWhole() {
        double[] time = new double[400];
        double[] group = new double[400];
        Arrays.setAll(time, i -> i);
        // A new customer every ten rows, who comes back until the end.
        var random = new SplittableRandom(2);
        Arrays.setAll(group, i -> i % 10 == 0 ? i / 10 : random.nextInt(i / 10 + 1));
        int[] train = IntStream.range(0, 400).toArray();
        Inner inner = Split.inner(train, settings(0, 0, time, group), BINARY, dealt(400, 2), 9);
        inside(train, inner);
        assertTrue(together(new Fold(0, 0, inner.learn(), inner.validate()), group));
        assertEquals(80, inner.validate().length, 12);
        double newestLearnt =
                Arrays.stream(inner.learn()).mapToDouble(i -> group[i]).max().orElseThrow();
        assertTrue(Arrays.stream(inner.validate()).allMatch(i -> group[i] > newestLearnt));
    }

    @Test
    void ofTwoRowsBothAreLearntFromAndValidatedOn() {
        Inner inner = Split.inner(new int[] {4, 9}, plain(0, 0, 1), NUMBER, numbers(10), 1);
        assertArrayEquals(new int[] {4, 9}, inner.learn());
        assertArrayEquals(new int[] {4, 9}, inner.validate());
    }

    private static void partition(Folds folds, int rows) {
        int[][] tested = new int[folds.repeats()][rows];
        for (Fold fold : folds.folds()) {
            Set<Integer> both = new HashSet<>();
            IntStream.concat(Arrays.stream(fold.train()), Arrays.stream(fold.test()))
                    .forEach(i -> assertTrue(both.add(i)));
            assertEquals(rows, both.size());
            assertTrue(fold.train().length > 0 && fold.test().length > 0);
            assertArrayEquals(Arrays.stream(fold.train()).sorted().toArray(), fold.train());
            Arrays.stream(fold.test()).forEach(i -> tested[fold.repeat()][i]++);
        }
        for (int[] counts : tested) {
            assertTrue(Arrays.stream(counts).allMatch(count -> count == 1));
        }
    }

    private static void everyClassIsTrainedOn(Folds folds, double[] target, int classes) {
        for (Fold fold : folds.folds()) {
            assertEquals(
                    classes,
                    Arrays.stream(fold.train())
                            .mapToDouble(i -> target[i])
                            .distinct()
                            .count());
        }
    }

    private static void inside(int[] train, Inner inner) {
        int[] both = IntStream.concat(Arrays.stream(inner.learn()), Arrays.stream(inner.validate()))
                .sorted()
                .toArray();
        assertArrayEquals(train, both);
        assertTrue(inner.learn().length > 0 && inner.validate().length > 0);
    }

    static boolean together(Fold fold, double[] group) {
        return Arrays.stream(fold.train())
                .noneMatch(i -> Arrays.stream(fold.test()).anyMatch(j -> group[i] == group[j]));
    }

    static SplitSettings plain(int folds, int repeats, long seed) {
        return new SplitSettings(folds, repeats, null, null, seed);
    }

    static SplitSettings settings(int folds, int repeats, double @Nullable [] time, double @Nullable [] group) {
        return new SplitSettings(
                folds,
                repeats,
                time == null ? null : new Column.Numbers("date", time),
                group == null ? null : new Column.Numbers("customer", group),
                11);
    }

    static double[] dealt(int rows, int classes) {
        double[] target = new double[rows];
        Arrays.setAll(target, i -> i % classes);
        return target;
    }

    static double[] numbers(int rows) {
        double[] target = new double[rows];
        Arrays.setAll(target, i -> (i * 7919L) % 10_007);
        return target;
    }
}
