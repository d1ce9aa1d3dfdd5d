package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.decide.RangeRule;
import ockham.study.business.BusinessCase;
import ockham.study.business.CaseContext;
import ockham.study.business.CaseFile;
import ockham.study.compare.OutOfFold;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;

/** Actions where numbers are predicted, worth what the range of the true number says. */
class RangesTest {
    private static final int ROWS = 4000;
    private static final Task TASK = new Task.Regression();
    private static final String CASE = """
        decision: Send an engineer
        currency: EUR
        volume: 1000
        outcomes:
          - {truth: below 10, act: -10, wait: 0}
          - {truth: 10 or more, act: 80, wait: 0}
        today: seen > 10
        """;

    /** A number is what is seen (standard normal times 10) and a standard normal error times 3. */
    private static OutOfFold world() {
        SplittableRandom random = new SplittableRandom(2);
        double[] truth = new double[ROWS];
        double[] seen = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            seen[i] = 10 * random.nextGaussian();
            truth[i] = seen[i] + 3 * random.nextGaussian();
        }
        return new OutOfFold(
                TASK,
                truth,
                IntStream.range(0, ROWS).toArray(),
                new int[1][ROWS],
                new Table(List.of(new Column.Numbers("seen", seen)), ROWS),
                List.of(new OutOfFold.Entry("ridge", Family.LINEAR, 1, List.of(new Predictions(ROWS, 1, seen)))));
    }

    private static BusinessCase business(OutOfFold world, String text) {
        return CaseFile.parse(text, "case", new CaseContext(world.rows(), TASK, "y"));
    }

    private static Contender of(Valuation valuation, String name) {
        return valuation.contender(name).orElseThrow();
    }

    /** Worth acting on where {@code P(y >= 10) > 10 / 90}: from {@code seen = 10 - 3 z(8/9)} on. */
    @Test
    void theActionOfLargestExpectedMoneyIsTaken() {
        OutOfFold world = world();
        NormalDistribution normal = new NormalDistribution();
        double cut = 10 - 3 * normal.inverseCumulativeProbability(8 / 9.0);
        RangeRule rule = (RangeRule)
                Rules.of(business(world, CASE), world, world.entries().getFirst());
        double step = 0.25;
        assertEquals(
                List.of(1, 0),
                IntStream.of(rule.decide(new Predictions(2, 1, new double[] {cut - step, cut + step}), world.rows())
                                .action())
                        .boxed()
                        .toList());
        // The mean over what is seen, by Simpson's rule on a fine grid.
        double expected = 0;
        double act = 0;
        int parts = 4000;
        for (int i = 0; i <= parts; i++) {
            double x = cut + (80 - cut) * i / parts;
            double weight = (i == 0 || i == parts ? 1 : i % 2 == 1 ? 4 : 2) * (80 - cut) / parts / 3;
            double above = 1 - normal.cumulativeProbability((10 - x) / 3);
            expected += weight * normal.density(x / 10) / 10 * (90 * above - 10);
            act += weight * normal.density(x / 10) / 10;
        }
        Contender ridge = of(Value.of(world, business(world, CASE), new ValueInputs(List.of(), 200, 1)), "ridge");
        assertEquals(expected, ridge.perDecision().mean(), 0.06 * expected);
        assertTrue(ridge.perDecision().low() < expected
                && expected < ridge.perDecision().high());
        assertEquals(act, ridge.shares().getFirst().share(), 0.02);
        assertEquals("act", ridge.shares().getFirst().action());
    }

    @Test
    void whatNeedsNoModelIsSettledByHand() {
        OutOfFold world = world();
        Valuation valuation = Value.of(world, business(world, CASE), new ValueInputs(List.of(), 50, 1));
        double[] seen = ((Column.Numbers) world.rows().column("seen")).values();
        double[] money =
                Arrays.stream(world.truth()).map(y -> y >= 10 ? 80 : -10).toArray();
        assertEquals(Arrays.stream(money).sum(), of(valuation, "act on all").total(), 1e-9);
        double rule = IntStream.range(0, ROWS)
                .filter(i -> seen[i] > 10)
                .mapToDouble(i -> money[i])
                .sum();
        assertEquals(rule, of(valuation, "today's rule").total(), 1e-9);
        assertEquals(0, of(valuation, "nothing").total());
    }

    @Test
    void uncertainAmountsAndACapacityAreThoseOfActions() {
        OutOfFold world = world();
        String text = CASE.replace("act: 80", "act: {low: 50, likely: 80, high: 110}") + "capacity: 5%\n";
        Valuation valuation = Value.of(world, business(world, text), new ValueInputs(List.of(), 100, 1));
        assertEquals("act when 10 or more", valuation.swings().getFirst().input());
        Contender ridge = of(valuation, "ridge");
        double acted = ridge.shares().getFirst().share();
        assertTrue(acted <= 0.05 && acted > 0.04, acted + " of the rows");
        RangeRule rule = (RangeRule)
                Rules.of(business(world, text), world, world.entries().getFirst());
        int[] action = rule.decide(world.entries().getFirst().repeats().getFirst(), world.rows())
                .action();
        assertEquals(acted, Arrays.stream(action).filter(a -> a == 0).count() / (double) ROWS, 0.005);
    }
}
