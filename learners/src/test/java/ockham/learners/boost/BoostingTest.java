package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Progress;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.score.model.ConstantModel;
import ockham.score.model.TreeEnsemble;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

class BoostingTest {
    private static List<Learner> learners(int rounds, int patience) {
        Schedule schedule = new Schedule(rounds, patience);
        return List.of(
                new LightGbm("lightgbm", 0.3, List.of(new LightGbm.Trees(31, 5, 0)), 1, 1, schedule),
                new XgBoost("xgboost", 0.3, List.of(new XgBoost.Trees(6, 1, 0)), 1, 1, schedule));
    }

    /** Listens and counts. */
    private static final class Steps implements Progress {
        private final List<Integer> done = new ArrayList<>();
        private boolean cut;

        @Override
        public void step(int round, int total) {
            done.add(round);
        }

        @Override
        public void cutShort() {
            cut = true;
        }
    }

    @Test
    void keepsTheBestRoundAndStopsAfterItsPatience() {
        World world = Worlds.linear(1500, 8);
        int[] all = IntStream.range(0, 1500).toArray();
        Rows train = world.rows().rows(Arrays.copyOfRange(all, 0, 1000));
        Rows held = world.rows().rows(Arrays.copyOfRange(all, 1000, 1500));
        for (Learner learner : learners(500, 10)) {
            Steps steps = new Steps();
            Model model = learner.fit(train, held, new FitContext(1, 1, Duration.ofMinutes(5), steps));
            int rounds = ((TreeEnsemble) model).trees().count();
            assertEquals(rounds + 10, steps.done.size(), learner.name());
            assertFalse(steps.cut);
            double best = World.loss(held, model.predict(held.table()));
            Model longer = learners(rounds, 500)
                    .get(learner instanceof LightGbm ? 0 : 1)
                    .fit(train, held, new FitContext(1, 1, Duration.ofMinutes(5), Progress.none()));
            assertEquals(best, World.loss(held, longer.predict(held.table())), 0.0, "the same rounds, the same model");
        }
    }

    @Test
    void aSpentBudgetGivesTheBestSoFarAndSaysSo() {
        Rows rows = Worlds.treesWin(3000, 8).rows();
        for (Learner learner : learners(100_000, 100_000)) {
            Steps steps = new Steps();
            Model model = learner.fit(rows, rows, new FitContext(1, 1, Duration.ofMillis(300), steps));
            assertTrue(steps.cut, learner.name());
            assertTrue(steps.done.size() < 100_000);
            assertTrue(model.parameters() > 0);
        }
    }

    @Test
    void noiseGivesThePrior() {
        World world = Worlds.noSignal(4000, 8);
        int[] all = IntStream.range(0, 4000).toArray();
        Rows train = world.rows().rows(Arrays.copyOfRange(all, 0, 300));
        Rows held = world.rows().rows(Arrays.copyOfRange(all, 300, 4000));
        for (Learner learner : learners(50, 50)) {
            assertInstanceOf(ConstantModel.class, learner.fit(train, held, Grid.context(1)), learner.name());
        }
    }

    @Test
    void aClassWithoutTrainingRowsStillHasItsColumn() {
        Rows rows = Grid.rows(Grid.CLASSES, 1200, 4);
        int[] without =
                IntStream.range(0, 1200).filter(i -> rows.target()[i] != 2).toArray();
        int[] only = IntStream.range(0, 1200).filter(i -> rows.target()[i] == 0).toArray();
        for (Learner learner : learners(30, 30)) {
            for (Rows held : List.of(rows, rows.rows(only))) {
                Predictions p =
                        learner.fit(rows.rows(without), held, Grid.context(1)).predict(rows.table());
                assertEquals(4, p.width());
                assertTrue(Arrays.stream(p.values()).allMatch(v -> v >= 0 && v <= 1));
            }
        }
    }

    @Test
    void aRisingTrainingLossIsDivergence() {
        TrainingLoss loss = new TrainingLoss(0.7);
        assertFalse(loss.rose(0.5));
        assertFalse(loss.rose(0.505));
        assertTrue(loss.rose(0.55));
        assertTrue(loss.rose(Double.NaN));
        assertTrue(new TrainingLoss(0.7).rose(0.8));
    }

    @Test
    void hyperParametersAreChecked() {
        Schedule schedule = new Schedule(10, 10);
        List<LightGbm.Trees> trees = List.of(new LightGbm.Trees(31, 5, 0));
        String message = assertThrows(IllegalArgumentException.class, () -> new LightGbm("l", 2, trees, 1, 1, schedule))
                .getMessage();
        assertEquals("rate 2.0: from 1.0E-6 to 1.0", message);
        assertThrows(IllegalArgumentException.class, () -> new XgBoost.Trees(0, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Schedule(0, 1));
    }

    @Test
    void providersLoadAndFollowTheShape() {
        assertTrue(new LightGbmProvider().unavailable().isEmpty());
        assertTrue(new XgBoostProvider().unavailable().isEmpty());
        LightGbm number = LightGbm.of(new Shape(Grid.NUMBER, 100, 3, Effort.STANDARD));
        List<LightGbm.Trees> trees = List.of(new LightGbm.Trees(100, 3, 0), new LightGbm.Trees(16, 10, 5));
        assertEquals(new LightGbm("lightgbm", 0.05, trees, 0.7, 1, new Schedule(1000, 60)), number);
    }
}
