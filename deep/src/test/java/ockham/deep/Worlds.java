package ockham.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;

/** Tables with a known relation between features and target. */
final class Worlds {
    static final Task TWO = new Task.Binary("out", "in");
    static final Task NUMBER = new Task.Regression();

    private Worlds() {}

    static Table numbers(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Column> list = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = random.nextGaussian();
            }
            list.add(new Column.Numbers("x" + i, values));
        }
        return new Table(list, rows);
    }

    private static double x(Table table, int column, int row) {
        return ((Column.Numbers) table.columns().get(column)).values()[row];
    }

    /** Inside or outside the circle that half of the points lie in. */
    static Rows circle(int rows, long seed) {
        Table table = numbers(rows, 2, seed);
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = x(table, 0, i) * x(table, 0, i) + x(table, 1, i) * x(table, 1, i) < 2 * Math.log(2) ? 1 : 0;
        }
        return new Rows(table, target, TWO);
    }

    /** 1000 + 50 (x0 + sin 2 x1): deviation from the mean about 61. */
    static Rows wave(int rows, int columns, long seed) {
        Table table = numbers(rows, columns, seed);
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            target[i] = 1000 + 50 * (x(table, 0, i) + Math.sin(2 * x(table, columns - 1, i)));
        }
        return new Rows(table, target, NUMBER);
    }

    /** Classes by equal parts of the first column's range, with every class present in the first rows. */
    static Rows stripes(int rows, int columns, int classes, long seed) {
        Table table = numbers(rows, columns, seed);
        double[] target = new double[rows];
        for (int i = 0; i < rows; i++) {
            double place = (x(table, 0, i) + 2) / 4 * classes;
            target[i] = i < classes ? i : Math.max(0, Math.min(classes - 1, Math.floor(place)));
        }
        List<String> names =
                IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
        return new Rows(table, target, classes == 2 ? TWO : new Task.Multiclass(names));
    }
}
