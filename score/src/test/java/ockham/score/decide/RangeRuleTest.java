package ockham.score.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class RangeRuleTest {
    private static final Table NO_COLUMNS = new Table(List.of(), 3);

    /** Wait, call, visit; by a number below 0, from 0 to 10, and above. */
    private static ActionRule actions(String... cells) {
        List<Expression> money = Arrays.stream(cells).map(Expression::parse).toList();
        return new ActionRule(
                List.of("below 0", "0 to 10", "10 or more"),
                List.of("wait", "call", "visit"),
                0,
                List.of(money.subList(0, 3), money.subList(3, 6), money.subList(6, 9)));
    }

    private static Predictions numbers(double... values) {
        return new Predictions(values.length, 1, values);
    }

    @Test
    void rangesHoldTheirLowerEnd() {
        double[] cuts = {0, 10};
        assertArrayEquals(
                new int[] {0, 1, 1, 2, 2},
                IntStream.of(-1, 0, 9, 10, 11)
                        .map(y -> RangeRule.range(cuts, y))
                        .toArray());
        RangeRule rule = new RangeRule(cuts, new double[0], actions("0", "1", "2", "0", "3", "2", "0", "1", "9"));
        assertArrayEquals(
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                rule.ranges(numbers(-1, 0, 10)).values());
    }

    /** Residuals spread evenly over -5 to 5: about 8 a number is below 10 with a chance of 0.7. */
    @Test
    void chancesAreThoseOfTheResiduals() {
        double[] even =
                IntStream.rangeClosed(-50, 50).mapToDouble(i -> i / 10.0).toArray();
        RangeRule rule =
                new RangeRule(new double[] {0, 10}, even, actions("0", "-4", "-20", "0", "10", "0", "0", "5", "30"));
        assertArrayEquals(
                new double[] {0, 0.7, 0.3, 0.3, 0.7, 0, 1, 0, 0},
                rule.ranges(numbers(8, 2, -7)).values(),
                1e-12);
        Decisions decided = rule.decide(numbers(8, 2, -7), NO_COLUMNS);
        // 0.7 x 10 + 0.3 x 5 = 8.5 against 0.3 x 30 = 9; 0.3 x -4 + 0.7 x 10 = 5.8; waiting.
        assertArrayEquals(new int[] {2, 1, 0}, decided.action());
        assertArrayEquals(new double[] {9, 5.8, 0}, decided.expectedValue(), 1e-12);
    }

    @Test
    void manyResidualsOfOneValueAreAStep() {
        double[] same = {0, 0, 0, 0};
        RangeRule rule =
                new RangeRule(new double[] {0, 10}, same, actions("0", "1", "2", "0", "3", "2", "0", "1", "9"));
        assertArrayEquals(
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                rule.ranges(numbers(-1e-9, 0, 10)).values());
        double[] some = {-1, 0, 0, 1};
        RangeRule mixed =
                new RangeRule(new double[] {0, 10}, some, actions("0", "1", "2", "0", "3", "2", "0", "1", "9"));
        assertArrayEquals(
                new double[] {1 / 3.0, 2 / 3.0, 0}, mixed.ranges(numbers(0)).values(), 1e-12);
    }

    @Test
    void storedRulesDecideTheSameWithAmountsOfTheRowAndACapacity() {
        Table rows = new Table(List.of(new Column.Numbers("gain", new double[] {10, 300, Double.NaN})), 3);
        ActionRule actions =
                actions("0", "-4", "-20", "0", "gain", "0", "0", "gain", "30").limited(new Capacity(0.5, 50));
        RangeRule rule = new RangeRule(new double[] {0, 10}, new double[] {-1, 0, 1}, actions);
        RangeRule again = (RangeRule) DecisionRule.fromBundle(rule.toBundle());
        assertEquals(rule.actions(), again.actions());
        assertArrayEquals(rule.cuts(), again.cuts());
        assertArrayEquals(rule.residuals(), again.residuals());
        assertArrayEquals(
                new int[] {0, 1, 0}, again.decide(numbers(5, 5, 5), rows).action());
        assertEquals(List.of("gain"), again.columns());
    }

    @Test
    void rangesThatDoNotFitAreRefused() {
        ActionRule actions = actions("0", "1", "2", "0", "3", "2", "0", "1", "9");
        double[] none = new double[0];
        assertThrows(IllegalArgumentException.class, () -> new RangeRule(new double[] {1}, none, actions));
        assertThrows(IllegalArgumentException.class, () -> new RangeRule(new double[] {1, 1}, none, actions));
        RangeRule rule = new RangeRule(new double[] {0, 10}, none, actions);
        assertThrows(IllegalArgumentException.class, () -> rule.ranges(new Predictions(1, 2, new double[] {0.5, 0.5})));
    }
}
