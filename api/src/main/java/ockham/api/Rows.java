package ockham.api;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows to learn from: features and the target of each.
 *
 * @param table features only; the target is not among them
 * @param target one value a row, never NaN: a class index or a number, see {@link Task}
 * @param monotone number columns in which predictions must be monotone, by name: of {@link Task.Binary} the probability of the
 *     positive class, of {@link Task.Regression} the number. A name may have no column, for a recipe has dropped it: then
 *     there is nothing to hold
 */
public record Rows(Table table, double[] target, Task task, Map<String, Direction> monotone) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if rows and targets differ in number, a monotone column holds no numbers, or the task has
     *     several classes
     */
    public Rows {
        monotone = Collections.unmodifiableMap(new TreeMap<>(monotone));
        if (table.rows() != target.length) {
            throw new IllegalArgumentException(table.rows() + " rows but " + target.length + " targets");
        }
        if (!monotone.isEmpty() && task instanceof Task.Multiclass) {
            throw new IllegalArgumentException("monotone columns with several classes: which of them would rise?");
        }
        for (String name : monotone.keySet()) {
            if (table.has(name) && table.column(name).kind() != ColumnKind.NUMBER) {
                throw new IllegalArgumentException("monotone column " + name + " holds no numbers");
            }
        }
    }

    /** Rows without monotone columns. */
    public Rows(Table table, double[] target, Task task) {
        this(table, target, task, Map.of());
    }

    public int size() {
        return target.length;
    }

    /** The rows at {@code index}, in that order. */
    public Rows rows(int[] index) {
        double[] taken = new double[index.length];
        for (int i = 0; i < index.length; i++) {
            taken[i] = target[index[i]];
        }
        return new Rows(table.rows(index), taken, task, monotone);
    }

    /** The same targets with other features. */
    public Rows with(Table features) {
        return new Rows(features, target, task, monotone);
    }
}
