package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Effort;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** What validation rows choose, and that it can be repeated without them. */
class FindingTest {
    private static final Schedule SCHEDULE = new Schedule(80, 20);

    private static LightGbm lightGbm(LightGbm.Trees... trees) {
        return new LightGbm("lightgbm", 0.1, List.of(trees), 0.8, 1, SCHEDULE);
    }

    private static XgBoost xgBoost(XgBoost.Trees... trees) {
        return new XgBoost("xgboost", 0.1, List.of(trees), 1, 0.8, SCHEDULE);
    }

    private static Rows part(World world, int from, int to) {
        return world.rows().rows(IntStream.range(from, to).toArray());
    }

    @Test
    void theKindOfTreesWithTheLeastValidationLossIsKept() {
        World world = Worlds.linear(900, 8);
        Rows train = part(world, 0, 400);
        Rows held = part(world, 400, 900);
        LightGbm.Trees large = new LightGbm.Trees(31, 3, 0);
        LightGbm.Trees small = new LightGbm.Trees(4, 10, 5);
        XgBoost.Trees deep = new XgBoost.Trees(8, 0, 0);
        XgBoost.Trees shallow = new XgBoost.Trees(2, 1, 5);
        List<List<Refitting>> engines = List.of(
                List.of(lightGbm(large, small), lightGbm(large), lightGbm(small)),
                List.of(xgBoost(deep, shallow), xgBoost(deep), xgBoost(shallow)));
        for (List<Refitting> engine : engines) {
            double[] losses = new double[3];
            for (int i = 0; i < 3; i++) {
                Model model = engine.get(i).fit(train, held, Grid.context(1));
                losses[i] = World.loss(held, model.predict(held.table()));
            }
            assertTrue(losses[1] > losses[2], "the world is one for small trees: " + Arrays.toString(losses));
            assertEquals(losses[2], losses[0], 0.0);
        }
    }

    @Test
    void whatWasChosenIsRepeatedToTheBitAndWithoutValidationRows() {
        World world = Worlds.linear(1500, 8);
        Rows train = part(world, 0, 1000);
        Rows held = part(world, 1000, 1500);
        double[] opposite = Arrays.stream(held.target()).map(y -> 1 - y).toArray();
        Rows turned = new Rows(held.table(), opposite, held.task());
        for (Refitting learner : List.of(
                lightGbm(new LightGbm.Trees(15, 10, 0), new LightGbm.Trees(4, 10, 5)),
                xgBoost(new XgBoost.Trees(6, 0, 0), new XgBoost.Trees(2, 1, 5)))) {
            Refitting.Found found = learner.find(train, held, Grid.context(1));
            Learner settled = found.settled().orElseThrow();
            Model again = settled.fit(train, turned, Grid.context(1));
            assertArrayEquals(
                    found.model().predict(held.table()).values(),
                    again.predict(held.table()).values(),
                    0.0);
        }
    }

    @Test
    void noiseLeavesNothingToRepeat() {
        World world = Worlds.noSignal(4000, 8);
        Rows train = part(world, 0, 300);
        Rows held = part(world, 300, 4000);
        for (Refitting learner : List.of(lightGbm(new LightGbm.Trees(31, 5, 0)), xgBoost(new XgBoost.Trees(6, 1, 0)))) {
            assertTrue(learner.find(train, held, Grid.context(1)).settled().isEmpty(), learner.name());
        }
    }

    @Test
    void aFitBehindItsRivalWithTwiceTheRoundsIsGivenUp() {
        double[] rival = new double[101];
        Arrays.setAll(rival, i -> 1.0 / (1 + i));
        EarlyStopping ahead = new EarlyStopping(new Schedule(100, 50), 1, rival, Grid.context(1));
        EarlyStopping behind = new EarlyStopping(new Schedule(100, 50), 1, rival, Grid.context(1));
        for (int round = 1; round < 100; round++) {
            assertTrue(ahead.goOn(round, 1.0 / (1 + 0.6 * round)), "round " + round);
        }
        int round = 1;
        while (behind.goOn(round, 1.0 / (1 + 0.4 * round))) {
            round++;
        }
        assertEquals(40, round);
        assertFalse(behind.goOn(41, 0.9));
    }

    /** One row in twenty is positive; one column says all there is to say, the others are noise of many levels. */
    @Test
    void aRareClassIsRankedAboutAsWellAsByItsOneUsefulColumn() {
        Rows rows = rare(16_000);
        Rows train = rows.rows(IntStream.range(0, 8000).toArray());
        Rows held = rows.rows(IntStream.range(8000, 10_000).toArray());
        Rows test = rows.rows(IntStream.range(10_000, 16_000).toArray());
        double column = auc(((Column.Numbers) test.table().column("useful")).values(), test.target());
        for (Effort effort : List.of(Effort.QUICK, Effort.STANDARD)) {
            Shape shape = new Shape(rows.task(), train.size(), 6, effort);
            for (Learner learner : List.of(LightGbm.of(shape), XgBoost.of(shape))) {
                Model model = learner.fit(train, held, Grid.context(1));
                double auc = auc(model.predict(test.table()).output(1), test.target());
                assertTrue(auc > column - 0.03, learner.name() + " " + effort + ": " + auc + ", the column " + column);
            }
        }
    }

    @Test
    void thePublishedSettingsComeFirst() {
        Shape shape = new Shape(Grid.BINARY, 1000, 5, Effort.STANDARD);
        assertEquals(new LightGbm.Trees(50, 40, 0), LightGbm.of(shape).trees().get(0));
        assertEquals(new XgBoost.Trees(6, 5e-6, 0), XgBoost.of(shape).trees().get(0));
        assertInstanceOf(Refitting.class, XgBoost.of(shape));
    }

    private static Rows rare(int rows) {
        SplittableRandom random = new SplittableRandom(5);
        double[] useful = new double[rows];
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            useful[i] = random.nextGaussian();
            target[i] = random.nextDouble() < 1 / (1 + Math.exp(3.4 - 0.9 * useful[i])) ? 1 : 0;
        }
        List<String> levels = IntStream.range(0, 40).mapToObj(i -> "level " + i).toList();
        return new Rows(
                new Table(
                        List.of(
                                new Column.Numbers("useful", useful),
                                new Column.Numbers("a", random.doubles(rows).toArray()),
                                new Column.Numbers("b", random.doubles(rows).toArray()),
                                new Column.Numbers("c", random.doubles(rows).toArray()),
                                new Column.Categories(
                                        "d",
                                        ColumnKind.CATEGORY,
                                        levels,
                                        random.ints(rows, 0, 40).toArray()),
                                new Column.Categories(
                                        "e",
                                        ColumnKind.CATEGORY,
                                        levels,
                                        random.ints(rows, 0, 40).toArray())),
                        rows),
                target,
                Grid.BINARY);
    }

    private static double auc(double[] score, double[] target) {
        double wins = 0;
        double pairs = 0;
        for (int i = 0; i < target.length; i++) {
            for (int j = 0; j < target.length && target[i] == 1; j++) {
                if (target[j] == 0) {
                    pairs++;
                    wins += score[i] > score[j] ? 1 : score[i] == score[j] ? 0.5 : 0;
                }
            }
        }
        return wins / pairs;
    }
}
