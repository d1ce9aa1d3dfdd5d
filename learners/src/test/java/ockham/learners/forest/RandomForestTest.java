package ockham.learners.forest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.TrainingRows;
import ockham.score.model.ConstantModel;
import ockham.score.model.ForestModel;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class RandomForestTest {
    private static final FitContext CONTEXT = new FitContext(1, 1, Duration.ofMinutes(5), Progress.none());
    private static final Task CLASSES = new Task.Multiclass(List.of("a", "b", "c"));

    /** A number, and a category whose levels say the class where the number is above 0. */
    private static Rows rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(count, -1, 1).toArray();
        int[] codes = random.ints(count, 0, 6).toArray();
        double[] target = new double[count];
        Arrays.setAll(target, i -> x[i] > 0 ? codes[i] % 3 : 0);
        Column.Numbers number = new Column.Numbers("x", x);
        Column.Categories category =
                new Column.Categories("c", ColumnKind.CATEGORY, List.of("u", "v", "w", "x", "y", "z"), codes);
        return new Rows(new Table(List.of(number, category), count), target, CLASSES);
    }

    @Test
    void oneTreeOfExtraTreesTellsItsTrainingRowsApart() {
        Rows rows = rows(300, 1);
        ForestModel model = (ForestModel) new RandomForest("t", 1, true, 1, List.of(1)).fit(rows, rows, CONTEXT);
        Predictions p = model.predict(rows.table());
        double[] prior = {0, 0, 0};
        for (double y : rows.target()) {
            prior[(int) y] += 1.0 / 300;
        }
        for (int i = 0; i < 300; i++) {
            // One tree that is sure, and the prior as another.
            assertEquals((1 + prior[(int) rows.target()[i]]) / 2, p.get(i, (int) rows.target()[i]), 1e-9);
        }
    }

    @Test
    void leavesHoldTheSharesOfTheirRows() {
        Rows rows = rows(400, 2);
        int least = 100;
        ForestData data = ForestData.of(rows);
        Nodes tree = new TreeGrower(data, new TreeGrower.Growth(true, 2, least), 7)
                .grow(() -> false)
                .orElseThrow();
        ForestModel model = new ForestModel(
                data.inputs(),
                tree.trees(),
                new ForestModel.Leaves(
                        3, new double[] {1, 0, 0}, tree.shareStart(), tree.shareClass(), tree.share(), 0, 1));
        Predictions p = model.predict(rows.table());
        double[] summed = new double[3];
        for (int i = 0; i < 400; i++) {
            for (int k = 0; k < 3; k++) {
                summed[k] += 2 * p.get(i, k) - (k == 0 ? 1 : 0);
            }
        }
        double[] counts = new double[3];
        for (double y : rows.target()) {
            counts[(int) y]++;
        }
        assertArrayEquals(counts, summed, 1e-3, "shares over all rows are the class counts");
        assertTrue(tree.trees().leaves().length <= 400 / least);
        assertTrue(tree.trees().leaves().length >= 2);
    }

    @Test
    void aNumberIsCutAndMissingCellsHaveASide() {
        int n = 200;
        double[] x = IntStream.range(0, n)
                .mapToDouble(i -> i % 4 == 0 ? Double.NaN : i)
                .toArray();
        double[] y = IntStream.range(0, n)
                .mapToDouble(i -> i % 4 == 0 ? 5 : i < 120 ? 1 : 2)
                .toArray();
        Rows rows = new Rows(new Table(List.of(new Column.Numbers("x", x)), n), y, new Task.Regression());
        ForestData data = ForestData.of(rows);
        Nodes tree = new TreeGrower(data, new TreeGrower.Growth(true, 1, 1), 3)
                .grow(() -> false)
                .orElseThrow();
        ForestModel model = new ForestModel(
                data.inputs(),
                tree.trees(),
                new ForestModel.Leaves(
                        1, new double[1], new int[] {0}, new int[0], new float[0], data.offset(), data.scale()));
        double[] p = model.predict(rows.table()).values();
        for (int i = 0; i < n; i++) {
            assertEquals(y[i], 2 * p[i] - data.offset(), 1e-9);
        }
    }

    @Test
    void binsAreFinestWhereTheRowsAre() {
        double[] x =
                IntStream.range(0, 10_000).mapToDouble(i -> Math.exp(i / 500.0)).toArray();
        Rows rows = new Rows(
                new Table(List.of(new Column.Numbers("x", x)), x.length), new double[x.length], new Task.Regression());
        BinnedColumn column = ForestData.of(rows).columns()[0];
        int[] counts = new int[column.bins()];
        for (short bin : column.rows()) {
            counts[bin]++;
        }
        assertTrue(column.bins() > 200 && column.bins() <= 255, column.bins() + " bins");
        assertEquals(0, counts[0]);
        assertTrue(Arrays.stream(counts).max().orElseThrow() < 100);
        assertEquals(1, BinnedColumn.bin(column.cuts(), -1e300));
        assertEquals(column.bins() - 1, BinnedColumn.bin(column.cuts(), 1e300));
    }

    @Test
    void beatsALineWhereTreesWin() {
        World world = Worlds.treesWin(3000, 5);
        int[] all = IntStream.range(0, 3000).toArray();
        Rows train = world.rows().rows(Arrays.copyOfRange(all, 0, 1500));
        Rows held = world.rows().rows(Arrays.copyOfRange(all, 1500, 2000));
        Rows test = world.rows().rows(Arrays.copyOfRange(all, 2000, 3000));
        double prior = World.loss(test, new ConstantModel(TrainingRows.prior(train)).predict(test.table()));
        for (boolean extra : new boolean[] {false, true}) {
            double loss = World.loss(
                    test,
                    new RandomForest("f", 100, extra, 0.5, List.of(1, 8))
                            .fit(train, held, CONTEXT)
                            .predict(test.table()));
            assertTrue(loss < 0.9 * prior, loss + ", the prior's " + prior);
        }
    }

    @Test
    void aSpentBudgetKeepsTheTreesThereAreAndSaysSo() {
        Rows rows = rows(20_000, 1);
        boolean[] cut = new boolean[1];
        Progress progress = new Progress() {
            @Override
            public void step(int done, int total) {
                assertTrue(done <= total);
            }

            @Override
            public void cutShort() {
                cut[0] = true;
            }
        };
        ForestModel model = (ForestModel) new RandomForest("f", 10_000, false, 1, List.of(1))
                .fit(rows, rows, new FitContext(1, 1, Duration.ofMillis(1500), progress));
        assertTrue(cut[0]);
        assertTrue(model.trees().count() >= 1 && model.trees().count() < 10_000);
    }

    @Test
    void settingsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new RandomForest("f", 0, false, 0, List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> new RandomForest("f", 1, false, 2, List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> new RandomForest("f", 1, false, 0, List.of()));
        Shape shape = new Shape(new Task.Regression(), 100, 9, Effort.STANDARD);
        assertEquals(3, RandomForest.random(shape).tried(9));
        assertEquals(2, new ForestProvider().learners(shape).size());
    }

    private static Rows noise(int count) {
        SplittableRandom random = new SplittableRandom(4);
        double[] x = random.doubles(count).toArray();
        double[] y = random.doubles(count).map(Math::rint).toArray();
        return new Rows(new Table(List.of(new Column.Numbers("x", x)), count), y, new Task.Binary("no", "yes"));
    }

    @Test
    void leavesGrowUntilTheForestIsWithinItsBoundOfNodes() {
        Rows rows = noise(3000);
        RandomForest settings = new RandomForest("f", 20, false, 0, List.of(1));
        ForestFit fit = new ForestFit(settings, rows, rows, CONTEXT);
        assertEquals(1, fit.leastLeafRows(1, ForestFit.MOST_NODES), "a small forest keeps its leaves");
        long most = 2000;
        int least = fit.leastLeafRows(1, most);
        assertTrue(least > 1, "rows a leaf: " + least);
        ForestModel bounded =
                (ForestModel) new RandomForest("f", 20, false, 0, List.of(least)).fit(rows, rows, CONTEXT);
        assertTrue(bounded.trees().nodes() < 1.2 * most, bounded.trees().nodes() + " nodes");
        ForestModel free = (ForestModel) settings.fit(rows, rows, CONTEXT);
        assertTrue(free.trees().nodes() > most, free.trees().nodes() + " nodes");
    }

    @Test
    void aTreeLooksAtTheClockWhileItGrows() {
        TreeGrower grower = new TreeGrower(ForestData.of(noise(500)), new TreeGrower.Growth(false, 1, 1), 1);
        int[] asked = new int[1];
        assertTrue(grower.grow(() -> ++asked[0] > 5).isEmpty());
        assertEquals(6, asked[0]);
    }

    @Test
    void treesAreLetGoOfOnceTheyAreMerged() {
        ForestData data = ForestData.of(noise(200));
        Deque<Nodes> trees = new ArrayDeque<>();
        for (int seed = 0; seed < 3; seed++) {
            trees.add(new TreeGrower(data, new TreeGrower.Growth(true, 1, 5), seed)
                    .grow(() -> false)
                    .orElseThrow());
        }
        long size = trees.stream().mapToLong(Nodes::size).sum();
        Nodes together = Nodes.of(trees, false);
        assertEquals(size, together.size());
        assertTrue(trees.isEmpty());
    }
}
