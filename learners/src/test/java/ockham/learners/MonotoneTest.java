package ockham.learners;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Direction;
import ockham.api.Effort;
import ockham.api.FitContext;
import ockham.api.Learner;
import ockham.api.Model;
import ockham.api.Progress;
import ockham.api.Refitting;
import ockham.api.Rows;
import ockham.api.Shape;
import ockham.api.Table;
import ockham.api.Task;
import ockham.learners.additive.ShapeFunctions;
import ockham.learners.boost.LightGbm;
import ockham.learners.boost.XgBoost;
import ockham.score.monotone.Monotonicity;
import org.junit.jupiter.api.Test;

/** On noise around a truth that rises, learners that are free turn, and those that are bound do not. */
class MonotoneTest {
    private static final Task YES_NO = new Task.Binary("no", "yes");
    private static final Map<String, Direction> DECLARED = Map.of("income", Direction.UP, "debt", Direction.DOWN);

    /** The truth rises with income, falls with debt and depends on a category of six levels; a tenth of incomes is missing. */
    private static Rows rows(Task task, int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] income = new double[rows];
        double[] debt = new double[rows];
        double[] other = new double[rows];
        int[] level = new int[rows];
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            income[i] = random.nextGaussian();
            debt[i] = Math.exp(random.nextGaussian());
            other[i] = random.nextGaussian();
            level[i] = random.nextInt(6);
            double truth = Math.tanh(income[i]) - 0.3 * debt[i] + other[i] * (level[i] - 2.5) / 2.5;
            target[i] = task.classification()
                    ? (random.nextDouble() < 1 / (1 + Math.exp(-truth)) ? 1 : 0)
                    : truth + random.nextGaussian();
            income[i] = random.nextInt(10) == 0 ? Double.NaN : income[i];
        }
        Table table = new Table(
                List.of(
                        new Column.Numbers("other", other),
                        new Column.Numbers("income", income),
                        new Column.Categories(
                                "level", ColumnKind.CATEGORY, List.of("a", "b", "c", "d", "e", "f"), level),
                        new Column.Numbers("debt", debt)),
                rows);
        return new Rows(table, target, task, DECLARED);
    }

    private static Rows free(Rows rows) {
        return new Rows(rows.table(), rows.target(), rows.task());
    }

    /** The model that learns from all training rows, where there is one: what a study keeps. */
    private static Model fit(Learner learner, Rows train, Rows validation, long seed) {
        FitContext context = new FitContext(seed, 1, Duration.ofMinutes(5), Progress.none());
        if (learner instanceof Refitting refitting) {
            Refitting.Found found = refitting.find(train, validation, context);
            return found.settled().isPresent() ? found.settled().get().fit(train, train, context) : found.model();
        }
        return learner.fit(train, validation, context);
    }

    private static List<Learner> learners(Task task) {
        Shape shape = new Shape(task, 800, 4, Effort.QUICK);
        return List.of(LightGbm.of(shape), XgBoost.of(shape), ShapeFunctions.of(shape));
    }

    @Test
    void freeModelsTurnAndBoundOnesDoNot() {
        for (Task task : List.of(YES_NO, new Task.Regression())) {
            for (Learner learner : learners(task)) {
                for (long seed = 1; seed <= 4; seed++) {
                    Rows train = rows(task, 800, seed);
                    Rows validation = rows(task, 300, 100 + seed);
                    Monotonicity bound = Monotonicity.of(fit(learner, train, validation, seed), validation, seed);
                    assertEquals(0, bound.violations(), learner.name() + ", seed " + seed + ": " + bound.worst());
                    assertTrue(bound.shown(), learner.name() + ", seed " + seed + ": a tree or step turns");
                    Monotonicity free =
                            Monotonicity.of(fit(learner, free(train), free(validation), seed), validation, seed);
                    assertFalse(free.shown(), learner.name());
                    assertTrue(free.violations() > 100, learner.name() + " turned " + free.violations() + " times");
                }
            }
        }
    }

    /** Held, but not by knowing nothing: the bound model is about as good, for the truth is monotone. */
    @Test
    void whatIsTrueCostsNothing() {
        Task number = new Task.Regression();
        Rows test = rows(number, 4000, 50);
        for (Learner learner : learners(number)) {
            Rows train = rows(number, 800, 1);
            Rows validation = rows(number, 300, 101);
            double bound = error(fit(learner, train, validation, 1), test);
            double free = error(fit(learner, free(train), free(validation), 1), test);
            double constant =
                    Arrays.stream(test.target()).map(y -> y * y).average().orElse(0);
            assertTrue(bound < 1.03 * free, learner.name() + ": " + bound + ", free " + free);
            assertTrue(bound < 0.8 * constant, learner.name() + ": " + bound + ", a constant " + constant);
        }
    }

    private static double error(Model model, Rows rows) {
        double[] predicted = model.predict(rows.table()).output(0);
        return IntStream.range(0, predicted.length)
                .mapToDouble(i -> (predicted[i] - rows.target()[i]) * (predicted[i] - rows.target()[i]))
                .average()
                .orElse(0);
    }
}
