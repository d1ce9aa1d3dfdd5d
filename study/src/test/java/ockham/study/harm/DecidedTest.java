package ockham.study.harm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.decide.ActionRule;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecidedTest {
    private static final Task CHURN = new Task.Binary("no", "yes");

    private static Decided decided(Task task, double[] truth, double[] values, @Nullable DecisionRule rule) {
        int rows = truth.length;
        OutOfFold.Entry entry = new OutOfFold.Entry(
                "m", Family.LINEAR, 1, List.of(new Predictions(rows, values.length / rows, values)));
        double[] amount = IntStream.range(0, rows)
                .mapToDouble(i -> i == 3 ? Double.NaN : 10)
                .toArray();
        Table table = new Table(List.of(new Column.Numbers("amount", amount)), rows);
        return Decided.of(
                new OutOfFold(task, truth, IntStream.range(0, rows).toArray(), new int[1][rows], table, List.of(entry)),
                entry,
                rule);
    }

    private static ActionRule rule(int resting, List<String> actions, String[][] money) {
        return new ActionRule(
                List.of("no", "yes"),
                actions,
                resting,
                List.of(
                        List.of(money[0]).stream().map(Expression::parse).toList(),
                        List.of(money[1]).stream().map(Expression::parse).toList()));
    }

    @Test
    void withoutACaseTheMostProbableClassIsNamed() {
        double[] values = {0.8, 0.2, 0.5, 0.5, 0.4, 0.6, 0.1, 0.9};
        Decided decided = decided(CHURN, new double[] {0, 1, 0, 1}, values, null);
        assertEquals(Decided.Kind.ALARMS, decided.kind());
        assertEquals("yes", decided.positive());
        assertArrayEquals(new boolean[] {false, false, true, true}, decided.wrong());
        assertArrayEquals(new double[] {0, 1, 1, 0}, decided.loss(), 1e-12);
        assertArrayEquals(new double[] {0.2, 0.5, 0.4, 0.1}, decided.foreseen(), 1e-12);
    }

    @Test
    void lossesOfACaseAreAgainstADecisionThatKnowsTheTruth() {
        ActionRule rule = rule(1, List.of("call", "wait"), new String[][] {{"-2", "0"}, {"amount", "0"}});
        double[] values = {0.8, 0.2, 0.9, 0.1, 0.9, 0.1, 0.1, 0.9};
        Decided decided = decided(CHURN, new double[] {0, 1, 0, 1}, values, rule);
        // Acts from p = 1/6 on: .2 is an alarm, .1 is none; the last row's amount is missing, so nothing is done there.
        assertArrayEquals(new boolean[] {true, false, false, false}, decided.wrong());
        assertArrayEquals(new double[] {2, 10, 0, Double.NaN}, decided.loss(), 1e-12);
        assertArrayEquals(new double[] {1.6, 1, 1, Double.NaN}, decided.foreseen(), 1e-12);
    }

    /** What the best action brings is looked up once where no amount differs by row; the same is lost as by rows. */
    @Test
    void amountsThatAreAlikeLoseTheSameAsByRow() {
        double[] values = {0.8, 0.2, 0.9, 0.1, 0.3, 0.7};
        double[] truth = {1, 0, 1};
        Decided constant =
                decided(CHURN, truth, values, rule(1, List.of("call", "wait"), new String[][] {{"-2", "0"}, {"10", "0"}
                }));
        Decided rows = decided(CHURN, truth, values, rule(1, List.of("call", "wait"), new String[][] {
            {"-2", "0"}, {"amount", "0"}
        }));
        assertArrayEquals(rows.loss(), constant.loss(), 1e-12);
        assertArrayEquals(rows.foreseen(), constant.foreseen(), 1e-12);
    }

    @Test
    void actingIsWhatTheClassActedOnSpeaksForWhateverIsCalledNothing() {
        // Calling everybody is what is done without a model; the alarm is still the call.
        ActionRule rule = rule(1, List.of("wait", "call"), new String[][] {{"0", "-1"}, {"0", "50"}});
        Decided decided = decided(CHURN, new double[] {0, 1}, new double[] {1, 0, 0, 1}, rule);
        assertArrayEquals(new boolean[] {false, true}, decided.wrong());
    }

    @Test
    void ofThreeActionsAnyThatAnotherBeatsIsWrong() {
        ActionRule rule =
                rule(2, List.of("call", "visit", "wait"), new String[][] {{"-2", "-9", "0"}, {"10", "20", "0"}});
        Decided decided = decided(CHURN, new double[] {1, 1, 0}, new double[] {0, 1, 0.7, 0.3, 1, 0}, rule);
        assertEquals(Decided.Kind.CHOICES, decided.kind());
        assertArrayEquals(new boolean[] {false, true, false}, decided.wrong());
        assertArrayEquals(new double[] {0, 10, 0}, decided.loss(), 1e-12);
    }

    @Test
    void ofNumbersTheLossIsTheDistanceOrWhatItCosts() {
        double[] truth = {10, 20, 30};
        Decided plain = decided(new Task.Regression(), truth, new double[] {12, 20, 26}, null);
        assertEquals(Decided.Kind.NUMBERS, plain.kind());
        assertArrayEquals(new double[] {2, 0, -4}, plain.error(), 1e-12);
        assertArrayEquals(new double[] {2, 0, 4}, plain.loss(), 1e-12);
        assertArrayEquals(new double[] {2, 2, 2}, plain.foreseen(), 1e-12);
        QuantityRule rule = new QuantityRule(Expression.parse("3"), Expression.parse("1"), new double[] {-2, 0, 4});
        Decided priced = decided(new Task.Regression(), truth, new double[] {12, 20, 26}, rule);
        // Three in four of the residuals: 2 above the prediction.
        assertArrayEquals(new double[] {4, 2, -2}, priced.error(), 1e-12);
        assertArrayEquals(new double[] {4, 2, 6}, priced.loss(), 1e-12);
        assertArrayEquals(new double[] {4, 4, 4}, priced.foreseen(), 1e-12);
    }

    @Test
    void whereProbabilitiesAreRightNoMoreIsLostThanForeseen() {
        int rows = 20_000;
        double[] truth = new double[rows];
        double[] values = new double[2 * rows];
        var random = new java.util.SplittableRandom(3);
        for (int i = 0; i < rows; i++) {
            values[2 * i + 1] = random.nextDouble();
            values[2 * i] = 1 - values[2 * i + 1];
            truth[i] = random.nextDouble() < values[2 * i + 1] ? 1 : 0;
        }
        ActionRule rule = rule(1, List.of("call", "wait"), new String[][] {{"-2", "0"}, {"7", "0"}});
        for (DecisionRule each : new DecisionRule[] {null, rule}) {
            Decided decided = decided(CHURN, truth, values, each);
            double excess = 0;
            double squares = 0;
            for (int i = 0; i < rows; i++) {
                double one = i == 3 ? 0 : decided.loss()[i] - decided.foreseen()[i];
                excess += one / rows;
                squares += one * one / rows;
            }
            assertTrue(Math.abs(excess) < 3 * Math.sqrt(squares / rows), "excess " + excess);
        }
    }
}
