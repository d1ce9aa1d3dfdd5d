package ockham.study.harm;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.decide.ActionRule;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.Expression;
import ockham.score.decide.QuantityRule;
import ockham.score.decide.RangeRule;
import ockham.study.compare.OutOfFold;
import org.jspecify.annotations.Nullable;

/**
 * What a model's out-of-fold predictions led to, row by row, by the decision that is put into service. The first repeat's
 * predictions: one decision a row, as there will be.
 *
 * @param kind what can go wrong
 * @param positive the class that an alarm is raised for, where {@code kind} is alarms
 * @param wrong of alarms whether one was raised; of choices whether another would have been better; empty for numbers
 * @param error of numbers the decided or predicted number less the truth; else empty
 * @param loss what the decision lost against one that knew the truth: money, 1 for a wrong class, or the absolute error; NaN
 *     where an amount is missing
 * @param foreseen what the model itself expected to lose there, by its own probabilities; of numbers, and where money is told by
 *     range, what errors of the usual size lose: they are taken to be spread alike on all rows
 */
record Decided(
        Kind kind,
        String positive,
        double[] truth,
        int[] group,
        boolean[] wrong,
        double[] error,
        double[] loss,
        double[] foreseen) {
    /** What can go wrong. */
    enum Kind {
        /** Two classes, two actions: false alarms and misses. */
        ALARMS,
        /** More classes or actions: a decision that another would have been better than. */
        CHOICES,
        /** Numbers: too high or too low, and how far. */
        NUMBERS
    }

    /**
     * Decides every tested row.
     *
     * @param rule of the business case; null to take the most probable class, or the number as it is
     */
    static Decided of(OutOfFold all, OutOfFold.Entry entry, @Nullable DecisionRule rule) {
        Predictions predictions = entry.repeats().getFirst();
        return switch (rule) {
            case ActionRule actions -> actions(all, all.truth(), predictions, actions);
            case RangeRule ranges -> actions(all, ranges(all, ranges), ranges.ranges(predictions), ranges.actions());
            case QuantityRule quantities -> quantities(all, predictions, quantities);
            case null ->
                all.task().classification()
                        ? actions(all, all.truth(), predictions, naming(all.task()))
                        : plain(all, predictions.values());
        };
    }

    /** How many decisions there are. */
    int rows() {
        return truth.length;
    }

    /** Naming a class is the action; a right one is worth 1. */
    private static ActionRule naming(Task task) {
        List<String> classes = task.classes();
        List<List<Expression>> money = IntStream.range(0, classes.size())
                .mapToObj(k -> {
                    List<Expression> row =
                            new java.util.ArrayList<>(Collections.nCopies(classes.size(), Expression.parse("0")));
                    row.set(k, Expression.parse("1"));
                    return row;
                })
                .toList();
        return new ActionRule(classes, classes, 0, money);
    }

    /** The range that each number lies in: what came true where money is told by range. */
    private static double[] ranges(OutOfFold all, RangeRule rule) {
        return Arrays.stream(all.truth())
                .map(y -> RangeRule.range(rule.cuts(), y))
                .toArray();
    }

    private static Decided actions(OutOfFold all, double[] truth, Predictions predictions, ActionRule rule) {
        double[][][] amounts = rule.amounts(all.rows());
        int[] action = rule.decide(predictions, amounts).action();
        int rows = action.length;
        double[] loss = new double[rows];
        double[] foreseen = new double[rows];
        boolean alike = Arrays.stream(amounts).flatMap(Arrays::stream).allMatch(cell -> cell.length == 1);
        double[] best = new double[amounts.length];
        for (int i = 0; i < rows; i++) {
            if (i == 0 || !alike) {
                best(amounts, i, best);
            }
            int truly = (int) truth[i];
            loss[i] = best[truly] - at(amounts[truly][action[i]], i);
            for (int k = 0; k < amounts.length; k++) {
                foreseen[i] += predictions.get(i, k) * (best[k] - at(amounts[k][action[i]], i));
            }
        }
        boolean[] wrong = new boolean[rows];
        boolean alarms = all.task() instanceof Task.Binary && rule.actions().size() == 2;
        int acting = alarms ? acting(amounts, rows) : -1;
        for (int i = 0; i < rows; i++) {
            wrong[i] = alarms ? action[i] == acting : loss[i] > 0;
        }
        return new Decided(
                alarms ? Kind.ALARMS : Kind.CHOICES,
                all.task() instanceof Task.Binary binary ? binary.positive() : "",
                truth,
                all.group(),
                wrong,
                new double[0],
                loss,
                foreseen);
    }

    /** What the best action brings in each class, the truth being known. */
    private static void best(double[][][] amounts, int row, double[] best) {
        for (int k = 0; k < best.length; k++) {
            best[k] = Double.NEGATIVE_INFINITY;
            for (double[] cell : amounts[k]) {
                best[k] = Math.max(best[k], at(cell, row));
            }
        }
    }

    private static double at(double[] cell, int row) {
        return cell[cell.length == 1 ? 0 : row];
    }

    /** The action that more of the positive class speaks for: of two, the one whose expectation rises faster with its probability. */
    private static int acting(double[][][] amounts, int rows) {
        double rise = 0;
        for (int i = 0; i < rows; i++) {
            double one = at(amounts[1][1], i) - at(amounts[0][1], i) - at(amounts[1][0], i) + at(amounts[0][0], i);
            rise += Double.isNaN(one) ? 0 : one;
        }
        return rise >= 0 ? 1 : 0;
    }

    private static Decided quantities(OutOfFold all, Predictions predictions, QuantityRule rule) {
        Table rows = all.rows();
        var decided = rule.decide(predictions, rows);
        double[] quantity = decided.quantity();
        double[] low = QuantityRule.costs(rule.tooLow(), rows, quantity.length);
        double[] high = QuantityRule.costs(rule.tooHigh(), rows, quantity.length);
        double[] loss = new double[quantity.length];
        for (int i = 0; i < loss.length; i++) {
            loss[i] = low[i] >= 0 && high[i] >= 0
                    ? QuantityRule.cost(quantity[i], all.truth()[i], low[i], high[i])
                    : Double.NaN;
        }
        double[] foreseen = Arrays.stream(decided.expectedValue()).map(v -> -v).toArray();
        return numbers(all, quantity, loss, foreseen);
    }

    private static Decided plain(OutOfFold all, double[] predicted) {
        double[] loss = new double[predicted.length];
        Arrays.setAll(loss, i -> Math.abs(predicted[i] - all.truth()[i]));
        double[] foreseen = new double[loss.length];
        Arrays.fill(foreseen, Arrays.stream(loss).average().orElse(0));
        return numbers(all, predicted, loss, foreseen);
    }

    private static Decided numbers(OutOfFold all, double[] number, double[] loss, double[] foreseen) {
        double[] error = new double[number.length];
        Arrays.setAll(error, i -> number[i] - all.truth()[i]);
        return new Decided(Kind.NUMBERS, "", all.truth(), all.group(), new boolean[0], error, loss, foreseen);
    }
}
