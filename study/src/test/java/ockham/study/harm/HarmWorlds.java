package ockham.study.harm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.score.decide.ActionRule;
import ockham.score.decide.DecisionRule;
import ockham.score.decide.Expression;
import ockham.study.compare.OutOfFold;
import ockham.testkit.World;
import org.jspecify.annotations.Nullable;

/** Studies of worlds of which it is known whether there is anything to find. */
final class HarmWorlds {
    private HarmWorlds() {}

    /**
     * What the stage is asked of a world: its columns, and three of categories that mean nothing.
     *
     * @param money whether there is a case, with an amount by row that has a heavy tail
     */
    static HarmInputs inputs(World world, Predictions predictions, boolean money, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = world.rows().size();
        List<Column> columns = new ArrayList<>(world.rows().table().columns());
        for (int c = 0; c < 3; c++) {
            int levels = 2 + 3 * c;
            int[] codes =
                    IntStream.range(0, rows).map(i -> random.nextInt(levels)).toArray();
            columns.add(new Column.Categories(
                    "c" + c,
                    ColumnKind.CATEGORY,
                    IntStream.range(0, levels).mapToObj(Integer::toString).toList(),
                    codes));
        }
        double[] amount = new double[rows];
        Arrays.setAll(amount, i -> 20 * Math.exp(random.nextGaussian()));
        Table features = new Table(columns, rows);
        Table all = features.with(List.of(new Column.Numbers("amount", amount)));
        OutOfFold.Entry entry = new OutOfFold.Entry("model", Family.LINEAR, 1, List.of(predictions));
        OutOfFold tested = new OutOfFold(
                world.rows().task(), world.rows().target(), world.groups(), new int[1][rows], all, List.of(entry));
        return new HarmInputs(
                tested, entry, money ? rule() : null, money ? "EUR" : "", List.of("c0", "c1"), features, seed);
    }

    private static @Nullable DecisionRule rule() {
        return new ActionRule(
                List.of("no", "yes"),
                List.of("act", "wait"),
                1,
                List.of(
                        List.of(Expression.parse("-15"), Expression.parse("0")),
                        List.of(Expression.parse("amount"), Expression.parse("0"))));
    }

    /** The truth, wrong where a slice says the other class is as likely: the log-odds change their sign there. */
    static Predictions blindIn(World world, HarmInputs inputs, String category, int level, String number) {
        int[] codes = ((Column.Categories) inputs.columns().column(category)).codes();
        double[] values = ((Column.Numbers) inputs.columns().column(number)).values();
        double[] p = world.truth().values().clone();
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == level && values[i] > 0) {
                double kept = p[2 * i];
                p[2 * i] = p[2 * i + 1];
                p[2 * i + 1] = kept;
            }
        }
        return new Predictions(codes.length, 2, p);
    }

    /** Out-of-fold predictions of a logistic regression with a small ridge, five folds of whole groups. */
    static Predictions logistic(World world) {
        List<double[]> columns = world.rows().table().columns().stream()
                .map(c -> ((Column.Numbers) c).values())
                .toList();
        int rows = world.rows().size();
        int width = columns.size() + 1;
        double[] p = new double[2 * rows];
        for (int fold = 0; fold < 5; fold++) {
            double[] weights = new double[width];
            for (int step = 0; step < 8; step++) {
                newton(world, columns, fold, weights);
            }
            for (int i = 0; i < rows; i++) {
                if (world.groups()[i] % 5 == fold) {
                    p[2 * i + 1] = probability(columns, weights, i);
                    p[2 * i] = 1 - p[2 * i + 1];
                }
            }
        }
        return new Predictions(rows, 2, p);
    }

    private static double probability(List<double[]> columns, double[] weights, int row) {
        double sum = weights[columns.size()];
        for (int c = 0; c < columns.size(); c++) {
            sum += weights[c] * columns.get(c)[row];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static void newton(World world, List<double[]> columns, int fold, double[] weights) {
        int width = weights.length;
        double[][] system = new double[width][width + 1];
        for (int j = 0; j < width; j++) {
            system[j][j] = 1;
            system[j][width] = -weights[j];
        }
        double[] x = new double[width];
        for (int i = 0; i < world.rows().size(); i++) {
            if (world.groups()[i] % 5 != fold) {
                double p = probability(columns, weights, i);
                for (int c = 0; c < width; c++) {
                    x[c] = c < columns.size() ? columns.get(c)[i] : 1;
                }
                for (int j = 0; j < width; j++) {
                    system[j][width] += x[j] * (world.rows().target()[i] - p);
                    for (int k = 0; k < width; k++) {
                        system[j][k] += p * (1 - p) * x[j] * x[k];
                    }
                }
            }
        }
        for (int j = 0; j < width; j++) {
            for (int k = j + 1; k < width; k++) {
                double factor = system[k][j] / system[j][j];
                for (int m = j; m <= width; m++) {
                    system[k][m] -= factor * system[j][m];
                }
            }
        }
        for (int j = width - 1; j >= 0; j--) {
            for (int k = j + 1; k < width; k++) {
                system[j][width] -= system[j][k] * system[k][width];
            }
            system[j][width] /= system[j][j];
        }
        for (int j = 0; j < width; j++) {
            weights[j] += system[j][width];
        }
    }

    static Harm look(HarmInputs inputs) {
        return HarmLook.of(inputs, Robustness.none("not asked"));
    }
}
