package ockham.deep;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
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

    /** A number whose mean is one of two for each city, drawn at random, plus a tenth of a normal number. */
    static Rows cities(int rows, int cities, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] mean = new double[cities];
        for (int i = 0; i < cities; i++) {
            mean[i] = random.nextBoolean() ? 1 : -1;
        }
        int[] codes = new int[rows];
        double[] target = new double[rows];
        Table numbers = numbers(rows, 1, seed);
        for (int i = 0; i < rows; i++) {
            codes[i] = i < cities ? i : random.nextInt(cities);
            target[i] = mean[codes[i]] + 0.1 * x(numbers, 0, i);
        }
        List<String> names =
                IntStream.range(0, cities).mapToObj(k -> "city " + k).toList();
        Column city = new Column.Categories("city", ColumnKind.CATEGORY, names, codes);
        return new Rows(new Table(List.of(city, numbers.columns().get(0)), rows), target, NUMBER);
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

    /** Forty layers at the highest rate overflow floats. */
    static RealMlp diverging() {
        return new RealMlp(
                RealMlp.small(NUMBER).activation(),
                40,
                64,
                10,
                20,
                16,
                0,
                true,
                Selection.LOG_LOSS,
                false,
                256,
                Variant.SMALL);
    }
}
