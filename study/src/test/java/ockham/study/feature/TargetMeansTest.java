package ockham.study.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Dependence;
import ockham.api.Feature;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

/** Target means of rows that tell on each other: what training rows get must be what new rows can get. */
class TargetMeansTest {
    private static final int GROUPS = 200;
    private static final int ROWS = 4000;

    /** A category that is the group, and a target that is the group's own noise: of new groups it says nothing. */
    private static Rows groupNoise(int[] group, long seed) {
        var random = new SplittableRandom(seed);
        double[] effect = random.doubles(GROUPS).toArray();
        double[] target = new double[ROWS];
        Arrays.setAll(target, i -> effect[group[i]] + 0.1 * random.nextGaussian());
        var column = new Column.Categories(
                "shop",
                ColumnKind.CATEGORY,
                IntStream.range(0, GROUPS).mapToObj(k -> "s" + k).toList(),
                group);
        return new Rows(new Table(List.of(column), ROWS), target, new Task.Regression());
    }

    private static int[] dealt(long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, ROWS).map(i -> random.nextInt(GROUPS)).toArray();
    }

    private static double correlation(Feature.Prepared prepared, double[] target) {
        double[] means = ((Column.Numbers) prepared.train().column("shop mean")).values();
        return new PearsonsCorrelation().correlation(means, target);
    }

    @Test
    void aCategoryThatIsTheGroupTellsNothing() {
        for (long seed = 0; seed < 5; seed++) {
            int[] group = dealt(seed);
            Rows train = groupNoise(group, seed);
            var step = new TargetMeans(50, 5);
            double alone = correlation(step.fit(train, 1), train.target());
            assertTrue(alone > 0.9, "rows dealt one by one give the target away: " + alone);
            Feature.Prepared prepared = step.fit(train, new Dependence(group, new int[0]), 1);
            double[] means = ((Column.Numbers) prepared.train().column("shop mean")).values();
            // A group is in one part only, so its rows all get the mean of the other parts, as a new group would.
            for (int i = 0; i < ROWS; i++) {
                int row = i;
                int first = IntStream.range(0, ROWS)
                        .filter(j -> group[j] == group[row])
                        .findFirst()
                        .orElseThrow();
                assertEquals(means[first], means[i]);
            }
            assertEquals(5, Arrays.stream(means).distinct().count());
            double own = correlation(prepared, train.target());
            // Means of five parts of 40 groups each: at most the chance of 200 groups, and never with the target's
            // sign.
            assertTrue(own < 0.05, "by group " + own);
        }
    }

    @Test
    void aCategoryAcrossGroupsKeepsItsEffect() {
        int[] group = dealt(9);
        int[] codes = dealt(10);
        Rows train = groupNoise(codes, 9);
        assertTrue(correlation(new TargetMeans(50, 5).fit(train, new Dependence(group, new int[0]), 1), train.target())
                > 0.9);
    }

    @Test
    void inTimeARowLearnsFromEarlierStretchesOnly() {
        int[] codes = dealt(4);
        Rows before = groupNoise(codes, 4);
        int[] time = IntStream.range(0, ROWS).toArray();
        double[] changed = before.target().clone();
        for (int i = ROWS / 2; i < ROWS; i++) {
            changed[i] += 100;
        }
        var step = new TargetMeans(50, 5);
        var dependence = new Dependence(new int[0], time);
        double[] means = means(step.fit(before, dependence, 1));
        double[] after = means(step.fit(new Rows(before.table(), changed, before.task()), dependence, 1));
        // The first stretch knows nothing but the mean of all, which an unseen level gets too.
        assertEquals(1, Arrays.stream(means, 0, ROWS / 5).distinct().count());
        for (int i = ROWS / 5; i < ROWS / 2; i++) {
            assertEquals(means[i], after[i], 1e-9);
        }
        assertTrue(after[ROWS - 1] > means[ROWS - 1] + 10);
    }

    private static double[] means(Feature.Prepared prepared) {
        return ((Column.Numbers) prepared.train().column("shop mean")).values();
    }
}
