package ockham.score.decide;

import java.util.List;

/**
 * What was decided, row by row.
 *
 * @param actions names of the actions; empty where the decision is a number
 * @param action index into {@code actions} of each row; empty where the decision is a number
 * @param quantity the number decided on in each row; empty where the decision is an action
 * @param expectedValue expected money of each row's decision; NaN where an amount of the row is missing
 */
public record Decisions(List<String> actions, int[] action, double[] quantity, double[] expectedValue) {
    public Decisions {
        actions = List.copyOf(actions);
    }

    /** The decision of a row for people and files: the action's name, or the number. */
    public String shown(int row) {
        return actions.isEmpty() ? Double.toString(quantity[row]) : actions.get(action[row]);
    }
}
