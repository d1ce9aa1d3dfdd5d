package ockham.score.decide;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.Predictions;
import ockham.api.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: decision.json of the reference set (empulse 0.13.1 and its authors' own formulas). */
class DecisionRuleTest {
    private static final Table NO_COLUMNS = new Table(List.of(), 1);

    private static ActionRule rule(String[][] money, int resting) {
        List<String> actions = money[0].length == 2 ? List.of("wait", "act") : List.of("a", "b", "c");
        List<String> classes = money.length == 2 ? List.of("no", "yes") : List.of("k", "l", "m");
        List<List<Expression>> cells = Arrays.stream(money)
                .map(row -> Arrays.stream(row).map(Expression::parse).toList())
                .toList();
        return new ActionRule(classes, actions, resting, cells);
    }

    private static Predictions binary(double... p) {
        double[] values = new double[2 * p.length];
        for (int i = 0; i < p.length; i++) {
            values[2 * i] = 1 - p[i];
            values[2 * i + 1] = p[i];
        }
        return new Predictions(p.length, 2, values);
    }

    @ParameterizedTest // elkan_threshold: tp, fp, tn, fn cost, threshold
    @CsvSource({
        "0, 4, 0, 10, 0.2857142857142857",
        "1, 4, 0, 10, 0.3076923076923077",
        "-20, 5, 0, 0, 0.2",
        "0, 1, 0, 1, 0.5",
        "2, 10, 1, 50, 0.15789473684210525"
    })
    void actsJustAboveTheThresholdOfElkan(double tp, double fp, double tn, double fn, double threshold) {
        ActionRule rule = rule(new String[][] {{text(-tn), text(-fp)}, {text(-fn), text(-tp)}}, 0);
        Decisions decided = rule.decide(binary(threshold - 1e-9, threshold + 1e-9), NO_COLUMNS);
        assertArrayEquals(new int[] {0, 1}, decided.action());
    }

    @Test // threshold_without_meaning: the quotient is -0.5, acting costs more in both classes
    void comparesExpectationsWhereTheQuotientMeansNothing() {
        ActionRule rule = rule(new String[][] {{"0", "-1"}, {"-2", "-5"}}, 0);
        double[] p = new SplittableRandom(1).doubles(200).toArray();
        assertEquals(
                0, Arrays.stream(rule.decide(binary(p), NO_COLUMNS).action()).sum());
    }

    @Test // many_class_action
    void takesTheActionOfLargestExpectedMoney() {
        ActionRule rule = rule(new String[][] {{"0", "-5", "-20"}, {"-4", "10", "-6"}, {"-9", "-2", "30"}}, 0);
        Predictions p =
                new Predictions(4, 3, new double[] {0.7, 0.2, 0.1, 0.2, 0.5, 0.3, 0.33, 0.33, 0.34, 0.1, 0.1, 0.8});
        Decisions decided = rule.decide(p, NO_COLUMNS);
        assertArrayEquals(new int[] {1, 1, 2, 2}, decided.action());
        assertArrayEquals(new double[] {-1.7, 3.4, 1.62, 21.4}, decided.expectedValue(), 1e-9);
        assertEquals("c", decided.shown(3));
    }

    @Test // cost_loss_at_row_thresholds, first four rows: row costs as columns
    void amountsOfTheRowMoveItsThreshold() {
        Table rows = new Table(
                List.of(
                        new Column.Numbers("tp", new double[] {0.73, 0.67, 0.6, 0.6}),
                        new Column.Numbers("fp", new double[] {4.7, 5.59, 5.36, 4.01}),
                        new Column.Numbers("fn", new double[] {6.44, 20.67, 28.55, 15.41})),
                4);
        ActionRule rule = rule(new String[][] {{"0", "-fp"}, {"-fn", "-tp"}}, 0);
        assertArrayEquals(
                new int[] {1, 1, 1, 0},
                rule.decide(binary(0.75, 0.51, 0.21, 0.05), rows).action());
        assertEquals(List.of("fn", "fp", "tp"), rule.columns());
    }

    @Test
    void restsOnTiesAndWhereAnAmountIsMissing() {
        Table rows = new Table(List.of(new Column.Numbers("gain", new double[] {10, Double.NaN})), 2);
        ActionRule rule = rule(new String[][] {{"0", "-10"}, {"0", "gain"}}, 0);
        Decisions decided = rule.decide(binary(0.5, 0.9), rows);
        assertArrayEquals(new int[] {0, 0}, decided.action());
        assertTrue(Double.isNaN(decided.expectedValue()[1]));
    }

    @Test
    void storedRulesDecideTheSame() {
        Table rows = new Table(List.of(new Column.Numbers("my gain", new double[] {10, 300, 5})), 3);
        DecisionRule rule = rule(new String[][] {{"0", "-12.5"}, {"0", "0.3 * \"my gain\""}}, 0);
        DecisionRule again = DecisionRule.fromBundle(rule.toBundle());
        assertEquals(rule, again);
        Decisions decided = again.decide(binary(0.9, 0.2, 0.5), rows);
        assertArrayEquals(rule.decide(binary(0.9, 0.2, 0.5), rows).action(), decided.action());
        assertArrayEquals(new int[] {1, 1, 0}, decided.action());
    }

    @Test // capacity, capacity_stops_at_zero
    void placesGoToTheLargestGainsAndTiesThatDoNotFitAreLeftOut() {
        double[] gain = {5, -1, 3, 3, 8, 0, 3, 2, -4};
        assertArrayEquals(new int[] {0, 4}, acted(gain, 3 / 9.0));
        assertArrayEquals(new int[] {0, 2, 3, 4, 6, 7}, acted(gain, 1));
        assertArrayEquals(new int[] {0, 2, 3, 4, 6}, acted(gain, 5 / 9.0));
        assertArrayEquals(new int[] {4}, acted(gain, 0.2));
        assertArrayEquals(new int[0], acted(gain, 0.1));
        assertArrayEquals(new int[0], acted(new double[] {Double.NaN, 2, 2}, 0.5));
        assertEquals(3, Capacity.places(0.1, 30), "0.1 x 30 is a little below 3 in doubles of other shares");
        assertEquals(29, Capacity.places(0.29, 100));
    }

    private static int[] acted(double[] gain, double share) {
        boolean[] acted = Capacity.fill(gain, share);
        return java.util.stream.IntStream.range(0, gain.length)
                .filter(i -> acted[i])
                .toArray();
    }

    @Test
    void aCapacityAsksForTheGainThatFilledItAndIsStored() {
        ActionRule rule = rule(new String[][] {{"0", "-10"}, {"0", "90"}}, 0);
        Predictions p = binary(0.05, 0.2, 0.3, 0.4, 0.9);
        double[] gains = rule.gains(p, rule.amounts(NO_COLUMNS));
        assertArrayEquals(new double[] {0, 10, 20, 30, 80}, gains, 1e-12);
        DecisionRule limited = rule.limited(new Capacity(0.4, Capacity.least(gains, 0.4)));
        assertArrayEquals(
                new int[] {0, 0, 0, 1, 1}, limited.decide(p, NO_COLUMNS).action());
        assertEquals(
                0, limited.decide(p, NO_COLUMNS).expectedValue()[1], "a row without a place brings what waiting does");
        DecisionRule again = DecisionRule.fromBundle(limited.toBundle());
        assertEquals(limited, again);
        assertArrayEquals(
                new int[] {1, 0}, again.decide(binary(0.5, 0.35), NO_COLUMNS).action(), "row by row");
        assertThrows(IllegalArgumentException.class, () -> new Capacity(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Capacity(1.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Capacity(0.1, 0));
    }

    @Test
    void aBundleOfSomethingElseIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> DecisionRule.fromBundle(Bundle.of("trees/1").build()));
    }

    @ParameterizedTest // newsvendor_normal: mean, sd, cost under, cost over, best quantity, its cost
    @CsvSource({
        "100, 20, 5, 2, 111.31897643865726, 47.586773495388165",
        "0, 1, 1, 1, 0, 0.7978845608028654",
        "50, 10, 19, 1, 66.44853626951472, 20.62712807507428",
        "10, 3, 1, 4, 7.475136299281258, 4.199428806117124"
    })
    void quantitiesAreThoseOfTheNewsvendor(
            double mean, double sd, double under, double over, double best, double cost) {
        double[] residuals = new double[401];
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = sd * normalQuantile((i + 0.5) / residuals.length);
        }
        QuantityRule rule = new QuantityRule(Expression.parse(text(under)), Expression.parse(text(over)), residuals);
        Decisions decided = rule.decide(new Predictions(1, 1, new double[] {mean}), NO_COLUMNS);
        assertEquals(best, decided.quantity()[0], 0.02 * sd);
        assertEquals(-cost, decided.expectedValue()[0], 0.02 * cost);
        DecisionRule again = DecisionRule.fromBundle(rule.toBundle());
        assertEquals(
                decided.quantity()[0],
                again.decide(new Predictions(1, 1, new double[] {mean}), NO_COLUMNS)
                        .quantity()[0]);
    }

    @Test
    void withoutResidualsThePredictionIsTheDecision() {
        QuantityRule rule = new QuantityRule(Expression.parse("3"), Expression.parse("1"), new double[0]);
        assertEquals(
                7,
                rule.decide(new Predictions(1, 1, new double[] {7}), NO_COLUMNS).quantity()[0]);
    }

    private static String text(double value) {
        return Double.toString(value);
    }

    /** By bisection on an alternating-free series of the normal distribution; good to 1e-9 in the middle. */
    private static double normalQuantile(double p) {
        double low = -9;
        double high = 9;
        while (high - low > 1e-10) {
            double middle = (low + high) / 2;
            if (normal(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private static double normal(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 200; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
