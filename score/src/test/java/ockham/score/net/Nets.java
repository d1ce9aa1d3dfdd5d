package ockham.score.net;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;

/** Nets and tables drawn at random, for tests. */
final class Nets {
    private Nets() {}

    static final List<String> COLOURS = List.of("red", "green", "blue");

    /** Two numbers, a boolean and a category of three levels: six inputs. */
    static NetInputs inputs() {
        return new NetInputs(
                List.of(
                        new NetColumn.Numeric("height"),
                        new NetColumn.Numeric("weight"),
                        new NetColumn.Categorical("adult", Column.Categories.BOOLEAN_LEVELS),
                        new NetColumn.Categorical("colour", COLOURS)),
                new double[] {1, -2, 0.5, 0, 0, 1},
                new double[] {0.5, 3, 1, 2, 2, 1});
    }

    static NetModel model(Activation activation, NetOutput output) {
        SplittableRandom random = new SplittableRandom(4);
        List<DenseLayer> layers = new ArrayList<>();
        int[] widths = {6, 37, 16, output.width()};
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(layer(widths[i], widths[i + 1], random));
        }
        return new NetModel(inputs(), layers, activation, output);
    }

    /** Two numbers with periodic embeddings, a boolean, and a category with vectors; a parametric activation. */
    static NetModel embedded(Activation activation, NetOutput output) {
        SplittableRandom random = new SplittableRandom(5);
        NetInputs inputs = new NetInputs(
                List.of(
                        new NetColumn.Numeric("height"),
                        new NetColumn.Numeric("weight"),
                        new NetColumn.Categorical("adult", Column.Categories.BOOLEAN_LEVELS),
                        new NetColumn.Embedded("colour", COLOURS)),
                new double[] {1, -2, 0.5, 0},
                new double[] {0.5, 3, 1, 1});
        PeriodicEmbedding periodic = new PeriodicEmbedding(
                new PeriodicEmbedding.Size(2, 5, 3),
                draws(10, 1, random),
                draws(10, 1, random),
                new PeriodicEmbedding.Linear(draws(30, 2, random), draws(6, 2, random)));
        NetFeatures features = new NetFeatures(inputs, periodic, List.of(new LevelVectors(4, draws(16, 1, random))));
        List<DenseLayer> layers = new ArrayList<>();
        int[] widths = {13, 9, 8, output.width()};
        for (int i = 0; i + 1 < widths.length; i++) {
            layers.add(layer(widths[i], widths[i + 1], random));
        }
        HiddenActivation parametric =
                new HiddenActivation(activation, List.of(draws(9, 1, random), draws(8, 1, random)));
        return new NetModel(features, layers, parametric, output);
    }

    static DenseLayer layer(int inputs, int outputs, SplittableRandom random) {
        return new DenseLayer(
                inputs, outputs, draws(inputs * outputs, Math.sqrt(inputs), random), draws(outputs, 1, random));
    }

    private static float[] draws(int count, double divisor, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() / divisor);
        }
        return values;
    }

    static Table table(int rows) {
        SplittableRandom random = new SplittableRandom(9);
        double[] height = new double[rows];
        double[] weight = new double[rows];
        int[] adult = new int[rows];
        int[] colour = new int[rows];
        for (int i = 0; i < rows; i++) {
            height[i] = 3 * random.nextGaussian();
            weight[i] = random.nextGaussian();
            adult[i] = random.nextInt(-1, 2);
            colour[i] = random.nextInt(-1, 3);
        }
        return new Table(
                List.of(
                        new Column.Numbers("height", height),
                        new Column.Numbers("weight", weight),
                        new Column.Categories("adult", ColumnKind.BOOLEAN, Column.Categories.BOOLEAN_LEVELS, adult),
                        new Column.Categories("colour", ColumnKind.CATEGORY, COLOURS, colour)),
                rows);
    }
}
