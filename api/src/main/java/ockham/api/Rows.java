package ockham.api;

/**
 * Rows to learn from: features and the target of each.
 *
 * @param table features only; the target is not among them
 * @param target one value a row, never NaN: a class index or a number, see {@link Task}
 */
public record Rows(Table table, double[] target, Task task) {
    public Rows {
        if (table.rows() != target.length) {
            throw new IllegalArgumentException(table.rows() + " rows but " + target.length + " targets");
        }
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
        return new Rows(table.rows(index), taken, task);
    }

    /** The same targets with other features. */
    public Rows with(Table features) {
        return new Rows(features, target, task);
    }
}
