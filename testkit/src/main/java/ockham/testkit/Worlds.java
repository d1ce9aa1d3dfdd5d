package ockham.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.api.Table;
import ockham.api.Task;
import ockham.score.Seeds;

/**
 * Generated tables with known truth, the worlds in which learners and verdicts are proven. Each is the same bytes for
 * the same number of rows and seed. Feature columns are called {@code x0, x1, ...}.
 */
public final class Worlds {
    /** Classes of the binary worlds: acting pays on {@code yes}. */
    public static final Task.Binary YES_NO = new Task.Binary("no", "yes");

    private Worlds() {}

    /** Binary; the log-odds are a sum of four of eight normal columns. A linear model is right. */
    public static World linear(int rows, long seed) {
        Draw draw = new Draw("linear", rows, 8, seed);
        return draw.binary(x -> 1.5 * x[0] - x[1] + 0.75 * x[2] + 0.5 * x[3]);
    }

    /** Binary; steps and crossings of columns on very different scales. Trees are right, lines and smooth nets are not. */
    public static World treesWin(int rows, long seed) {
        Draw draw = new Draw("treesWin", rows, 8, seed);
        draw.stretch(1, x -> Math.exp(3 * x));
        draw.stretch(3, x -> 1e4 * x * x * x);
        return draw.binary(x -> {
            boolean a = x[0] > 0.3;
            boolean b = x[1] > 1;
            boolean c = x[2] > -0.5 && x[2] < 0.6;
            return (a != b ? 2.2 : -2.2) + (c ? 1.2 : -1.2) * (x[3] > 0 ? 1 : -1);
        });
    }

    /** Binary; a smooth wave along an oblique direction. Axis-parallel trees need many rows to see it, nets do not. */
    public static World deepWins(int rows, long seed) {
        Draw draw = new Draw("deepWins", rows, 8, seed);
        return draw.binary(x -> {
            double oblique = (x[0] + x[1] - x[2] + x[3] - x[4] + x[5]) / Math.sqrt(6);
            double other = (x[0] - x[1] + x[2] + x[3] + x[6] - x[7]) / Math.sqrt(6);
            return 4 * Math.sin(2.5 * oblique) + 1.5 * oblique * other;
        });
    }

    /** Binary, three in ten yes; the features say nothing. No model is right to be built. */
    public static World noSignal(int rows, long seed) {
        return new Draw("noSignal", rows, 8, seed).binary(x -> Math.log(0.3 / 0.7));
    }

    /** Binary; half linear, half steps, so that families come out about equal. */
    public static World tie(int rows, long seed) {
        Draw draw = new Draw("tie", rows, 8, seed);
        return draw.binary(x -> 1.2 * x[0] - 0.8 * x[1] + (x[2] > 0 ? 0.5 : -0.5) * (x[3] > 0 ? 1 : -1));
    }

    /** A number: linear mean, noise from Student's t with 2.5 degrees of freedom, so that few rows carry most of the loss. */
    public static World heavyTails(int rows, long seed) {
        Draw draw = new Draw("heavyTails", rows, 8, seed);
        return draw.number(x -> 10 + 3 * x[0] - 2 * x[1] + x[2], random -> student(random, 2.5));
    }

    /** A number: a smooth curve, a step and a crossing, with normal noise of deviation 0.5. */
    public static World curved(int rows, long seed) {
        Draw draw = new Draw("curved", rows, 8, seed);
        return draw.number(
                x -> 100 + 2 * Math.sin(2 * x[0]) + (x[1] > 0 ? 1.5 : 0) + x[2] * x[3],
                random -> 0.5 * random.nextGaussian());
    }

    /**
     * Binary; ten rows a cluster share their features but for little noise, and an effect on the log-odds that no
     * feature shows. Rows of a cluster tell on each other: split and count by {@link World#groups}.
     */
    public static World clusteredRows(int rows, long seed) {
        Draw draw = new Draw("clusteredRows", rows, 8, seed);
        int[] groups = new int[rows];
        double[] effects = new double[rows];
        for (int i = 0; i < rows; i++) {
            groups[i] = i / 10;
            if (i % 10 == 0) {
                effects[i] = 1.5 * draw.random.nextGaussian();
            } else {
                effects[i] = effects[i - 1];
                draw.near(i, i - i % 10, 0.05);
            }
        }
        double[] logOdds = draw.each(x -> x[0] - 0.5 * x[1]);
        for (int i = 0; i < rows; i++) {
            logOdds[i] += effects[i];
        }
        return new World("clusteredRows", draw.binaryRows(logOdds), truth(logOdds), groups);
    }

    /** Three classes from normal columns, a category of five levels and a boolean. Easy for every family. */
    public static World threeClasses(int rows, long seed) {
        Draw draw = new Draw("threeClasses", rows, 6, seed);
        int[] level = draw.codes(5);
        int[] flag = draw.codes(2);
        Task.Multiclass task = new Task.Multiclass(List.of("red", "green", "blue"));
        double[] target = new double[rows];
        double[] truth = new double[rows * 3];
        for (int i = 0; i < rows; i++) {
            double[] x = draw.row(i);
            double[] sums = {2 * x[0] + (level[i] < 2 ? 1.5 : 0), 2 * x[1] + (level[i] == 4 ? 2 : 0), flag[i] * 1.5};
            softmax(sums, truth, i * 3);
            double u = draw.random.nextDouble();
            target[i] = u < truth[i * 3] ? 0 : u < truth[i * 3] + truth[i * 3 + 1] ? 1 : 2;
        }
        List<Column> columns = new ArrayList<>(draw.columns());
        columns.add(new Column.Categories("level", ColumnKind.CATEGORY, List.of("a", "b", "c", "d", "e"), level));
        columns.add(new Column.Categories("flag", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, flag));
        Rows all = new Rows(new Table(columns, rows), target, task);
        return new World("threeClasses", all, new Predictions(rows, 3, truth), own(rows));
    }

    private static void softmax(double[] sums, double[] into, int at) {
        double total = 0;
        for (int k = 0; k < sums.length; k++) {
            into[at + k] = StrictMath.exp(sums[k]);
            total += into[at + k];
        }
        for (int k = 0; k < sums.length; k++) {
            into[at + k] /= total;
        }
    }

    private static double student(SplittableRandom random, double freedom) {
        // A normal over the root of a chi-square: that is a gamma, here by Marsaglia and Tsang (2000).
        double d = freedom / 2 - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = Math.pow(1 + c * z, 3);
            if (v > 0 && Math.log(random.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                return random.nextGaussian() / Math.sqrt(2 * d * v / freedom);
            }
        }
    }

    private static Predictions truth(double[] logOdds) {
        double[] p = new double[logOdds.length * 2];
        for (int i = 0; i < logOdds.length; i++) {
            p[2 * i + 1] = 1 / (1 + StrictMath.exp(-logOdds[i]));
            p[2 * i] = 1 - p[2 * i + 1];
        }
        return new Predictions(logOdds.length, 2, p);
    }

    private static int[] own(int rows) {
        int[] groups = new int[rows];
        for (int i = 0; i < rows; i++) {
            groups[i] = i;
        }
        return groups;
    }

    /** Normal columns and what is drawn from them. */
    private static final class Draw {
        private final String name;
        private final SplittableRandom random;
        private final int rows;
        private final double[][] x;

        Draw(String name, int rows, int columns, long seed) {
            this.name = name;
            this.rows = rows;
            this.random = new SplittableRandom(Seeds.of(seed, "world", name));
            this.x = new double[columns][rows];
            for (int i = 0; i < rows; i++) {
                for (double[] column : x) {
                    column[i] = random.nextGaussian();
                }
            }
        }

        void stretch(int column, DoubleUnaryOperator by) {
            for (int i = 0; i < rows; i++) {
                x[column][i] = by.applyAsDouble(x[column][i]);
            }
        }

        void near(int row, int other, double spread) {
            for (double[] column : x) {
                column[row] = column[other] + spread * column[row];
            }
        }

        int[] codes(int levels) {
            int[] codes = new int[rows];
            for (int i = 0; i < rows; i++) {
                codes[i] = random.nextInt(levels);
            }
            return codes;
        }

        double[] row(int i) {
            double[] row = new double[x.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = x[j][i];
            }
            return row;
        }

        double[] each(ToDoubleFunction<double[]> function) {
            double[] values = new double[rows];
            for (int i = 0; i < rows; i++) {
                values[i] = function.applyAsDouble(row(i));
            }
            return values;
        }

        List<Column> columns() {
            List<Column> columns = new ArrayList<>();
            for (int j = 0; j < x.length; j++) {
                columns.add(new Column.Numbers("x" + j, x[j]));
            }
            return columns;
        }

        World binary(ToDoubleFunction<double[]> logOdds) {
            double[] values = each(logOdds);
            return new World(name, binaryRows(values), truth(values), own(rows));
        }

        Rows binaryRows(double[] logOdds) {
            double[] target = new double[rows];
            for (int i = 0; i < rows; i++) {
                target[i] = random.nextDouble() < 1 / (1 + StrictMath.exp(-logOdds[i])) ? 1 : 0;
            }
            return new Rows(new Table(columns(), rows), target, YES_NO);
        }

        World number(ToDoubleFunction<double[]> mean, ToDoubleFunction<SplittableRandom> noise) {
            double[] truth = each(mean);
            double[] target = truth.clone();
            for (int i = 0; i < rows; i++) {
                target[i] += noise.applyAsDouble(random);
            }
            Rows all = new Rows(new Table(columns(), rows), target, new Task.Regression());
            return new World(name, all, new Predictions(rows, 1, truth), own(rows));
        }
    }
}
