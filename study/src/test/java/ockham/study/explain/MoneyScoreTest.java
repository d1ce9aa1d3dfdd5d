package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.decide.ActionRule;
import ockham.score.decide.Capacity;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import org.junit.jupiter.api.Test;

class MoneyScoreTest {
    private static final Table ROWS =
            new Table(List.of(new Column.Numbers("gain", new double[] {100, 30, Double.NaN, 100})), 4);

    private static Expression money(String text) {
        return Expression.parse(text);
    }

    @Test
    void actionsAreSettledByTheRowsOwnAmountsAgainstResting() {
        ActionRule rule = new ActionRule(
                List.of("stays", "leaves"),
                List.of("wait", "call"),
                0,
                List.of(List.of(money("0"), money("-10")), List.of(money("-gain"), money("-10"))));
        Predictions half = new Predictions(4, 2, new double[] {.5, .5, .9, .1, 0, 1, .5, .5});
        MoneyScore score = new MoneyScore(rule, new double[] {1, 1, 1, 0}, ROWS, 2);
        // Calls the first and the last (half of 100 is at stake), not the second; the third has no amount.
        assertArrayEquals(new double[] {180, 0, 0, -20}, score.of(new int[] {0, 1, 2, 3}, half), 1e-12);
        Predictions turned = new Predictions(2, 2, new double[] {.5, .5, .5, .5});
        assertArrayEquals(new double[] {-20, 180}, score.of(new int[] {3, 0}, turned), 1e-12);
    }

    /** Whatever is shuffled, there are no more places: they are filled anew, not by the gain that an archive asks for. */
    @Test
    void aCapacityIsFilledByThePredictionsAtHand() {
        ActionRule rule = new ActionRule(
                List.of("stays", "leaves"),
                List.of("wait", "call"),
                0,
                List.of(List.of(money("0"), money("-10")), List.of(money("0"), money("90"))));
        Predictions seen = new Predictions(4, 2, new double[] {.5, .5, .6, .4, .2, .8, .5, .5});
        int[] rows = {0, 1, 2, 3};
        double[] truth = {1, 1, 1, 0};
        MoneyScore half = new MoneyScore(rule.limited(new Capacity(0.5, 1e9)), truth, ROWS, 2);
        assertArrayEquals(new double[] {0, 0, 180, 0}, half.of(rows, seen), 1e-12);
        MoneyScore more = new MoneyScore(rule.limited(new Capacity(0.75, 1e9)), truth, ROWS, 2);
        assertArrayEquals(new double[] {180, 0, 180, -20}, more.of(rows, seen), 1e-12);
    }

    @Test
    void numbersCostByHowFarTheDecisionIsOff() {
        QuantityRule rule = new QuantityRule(money("9"), money("1"), new double[0]);
        MoneyScore score = new MoneyScore(rule, new double[] {10, 10, 10, 10}, ROWS, 5);
        Predictions seen = new Predictions(2, 1, new double[] {8, 13});
        assertArrayEquals(new double[] {-90, -15}, score.of(new int[] {0, 3}, seen), 1e-12);
    }
}
