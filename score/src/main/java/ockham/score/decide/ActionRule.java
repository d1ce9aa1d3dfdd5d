package ockham.score.decide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import ockham.api.Bundle;
import ockham.api.Predictions;
import ockham.api.Table;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the action with the largest expected money. Expectations are compared as they are; the quotient threshold of
 * Elkan (2001) says the same where its denominator is positive, and nothing where it is not.
 *
 * @param classes true classes, in the order of the prediction's outputs
 * @param actions what can be done
 * @param resting index of the action taken on ties and where a row's amount is missing: doing nothing
 * @param money what each action is worth when the class is true, {@code money.get(truth).get(action)}
 * @param capacity how many rows may be acted on, that is decided otherwise than by resting; null for all
 */
public record ActionRule(
        List<String> classes,
        List<String> actions,
        int resting,
        List<List<Expression>> money,
        @Nullable Capacity capacity)
        implements DecisionRule {
    static final String FORMAT = "decision-action/1";
    /** With a capacity; a reader that knows none must not take it for a rule without. */
    static final String LIMITED = "decision-action/2";

    /** Without a capacity. */
    public ActionRule(List<String> classes, List<String> actions, int resting, List<List<Expression>> money) {
        this(classes, actions, resting, money, null);
    }

    public ActionRule {
        classes = List.copyOf(classes);
        actions = List.copyOf(actions);
        money = money.stream().map(List::copyOf).toList();
        int width = actions.size();
        if (money.size() != classes.size() || money.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("money must be " + classes.size() + " classes by " + width + " actions");
        }
        if (resting < 0 || resting >= width) {
            throw new IllegalArgumentException("resting action " + resting + " of " + width);
        }
    }

    /** The same with a capacity, or with none. */
    public ActionRule limited(@Nullable Capacity to) {
        return new ActionRule(classes, actions, resting, money, to);
    }

    @Override
    public Decisions decide(Predictions predictions, Table rows) {
        return decide(predictions, amounts(rows));
    }

    /**
     * Decides with amounts at hand, see {@link #amounts}. With a capacity a row is acted on where it gains
     * {@link Capacity#least} or more.
     *
     * @param amounts {@code [truth][action]}, each one value a row, or one value for all rows
     */
    public Decisions decide(Predictions predictions, double[][][] amounts) {
        int[] action = new int[predictions.rows()];
        double[] expected = new double[predictions.rows()];
        for (int i = 0; i < action.length; i++) {
            double[] worth = worth(predictions, amounts, i);
            boolean known = known(worth);
            int best = known ? best(worth) : resting;
            boolean room = capacity == null || worth[best] - worth[resting] >= capacity.least();
            action[i] = room ? best : resting;
            expected[i] = known ? worth[action[i]] : Double.NaN;
        }
        return new Decisions(actions, action, new double[0], expected);
    }

    /**
     * What each row's best action is expected to gain over resting, whatever the capacity; 0 where resting is best or an amount
     * is missing.
     *
     * @param amounts see {@link #decide(Predictions, double[][][])}
     */
    public double[] gains(Predictions predictions, double[][][] amounts) {
        double[] gains = new double[predictions.rows()];
        for (int i = 0; i < gains.length; i++) {
            double[] worth = worth(predictions, amounts, i);
            gains[i] = known(worth) ? worth[best(worth)] - worth[resting] : 0;
        }
        return gains;
    }

    /** Expected money of each action in a row. */
    private double[] worth(Predictions predictions, double[][][] amounts, int row) {
        if (predictions.width() != classes.size()) {
            throw new IllegalArgumentException(
                    predictions.width() + " probabilities a row for " + classes.size() + " classes");
        }
        double[] worth = new double[actions.size()];
        for (int a = 0; a < worth.length; a++) {
            worth[a] = expectation(predictions, amounts, row, a);
        }
        return worth;
    }

    private static boolean known(double[] worth) {
        return Arrays.stream(worth).noneMatch(Double::isNaN);
    }

    private double expectation(Predictions predictions, double[][][] amounts, int row, int action) {
        double sum = 0;
        for (int k = 0; k < classes.size(); k++) {
            double[] cell = amounts[k][action];
            sum += predictions.get(row, k) * cell[cell.length == 1 ? 0 : row];
        }
        return sum;
    }

    /** The largest; the resting action when it is among the largest, else the first of equals. */
    private int best(double[] worth) {
        int best = resting;
        for (int a = 0; a < worth.length; a++) {
            if (worth[a] > worth[best]) {
                best = a;
            }
        }
        return best;
    }

    /** Money of each cell for rows: {@code [truth][action]}, one value a row; a cell without columns has one value. */
    public double[][][] amounts(Table rows) {
        Table one = new Table(List.of(), 1);
        double[][][] amounts = new double[classes.size()][actions.size()][];
        for (int k = 0; k < amounts.length; k++) {
            for (int a = 0; a < actions.size(); a++) {
                Expression cell = money.get(k).get(a);
                amounts[k][a] = cell.numbers(cell.columns().isEmpty() ? one : rows);
            }
        }
        return amounts;
    }

    @Override
    public List<String> columns() {
        TreeSet<String> columns = new TreeSet<>();
        money.forEach(row -> row.forEach(cell -> columns.addAll(cell.columns())));
        return List.copyOf(columns);
    }

    @Override
    public Bundle toBundle() {
        Bundle.Builder bundle = Bundle.of(capacity == null ? FORMAT : LIMITED)
                .put("shape", new int[] {classes.size(), actions.size(), resting});
        if (capacity != null) {
            bundle.put("capacity", new double[] {capacity.share(), capacity.least()});
        }
        for (int k = 0; k < classes.size(); k++) {
            bundle.put("class/" + k, classes.get(k));
            for (int a = 0; a < actions.size(); a++) {
                bundle.put("money/" + k + "/" + a, money.get(k).get(a).text());
            }
        }
        for (int a = 0; a < actions.size(); a++) {
            bundle.put("action/" + a, actions.get(a));
        }
        return bundle.build();
    }

    static ActionRule read(Bundle bundle) {
        int[] shape = bundle.ints("shape");
        List<String> classes = new ArrayList<>();
        List<List<Expression>> money = new ArrayList<>();
        for (int k = 0; k < shape[0]; k++) {
            classes.add(bundle.text("class/" + k));
            Expression[] row = new Expression[shape[1]];
            for (int a = 0; a < row.length; a++) {
                row[a] = Expression.parse(bundle.text("money/" + k + "/" + a));
            }
            money.add(Arrays.asList(row));
        }
        List<String> actions = new ArrayList<>();
        for (int a = 0; a < shape[1]; a++) {
            actions.add(bundle.text("action/" + a));
        }
        double[] capacity = bundle.format().equals(LIMITED) ? bundle.doubles("capacity") : new double[0];
        return new ActionRule(
                classes,
                actions,
                shape[2],
                money,
                capacity.length == 0 ? null : new Capacity(capacity[0], capacity[1]));
    }
}
