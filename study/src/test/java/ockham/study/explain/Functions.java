package ockham.study.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Model;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.testkit.PassingModel;

/** A model that is a known function of its number columns. */
record Functions(ToDoubleFunction<double[]> function) implements PassingModel {
    @Override
    public Predictions predict(Table features) {
        double[] values = new double[features.rows()];
        for (int i = 0; i < values.length; i++) {
            int row = i;
            values[i] = function.applyAsDouble(features.columns().stream()
                    .mapToDouble(c -> ((Column.Numbers) c).values()[row])
                    .toArray());
        }
        return new Predictions(values.length, 1, values);
    }

    /** Independent columns of N(0, 1). */
    static Table normal(int rows, int columns, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] values = new double[columns][rows];
        for (int i = 0; i < rows; i++) {
            for (double[] column : values) {
                column[i] = random.nextGaussian();
            }
        }
        List<Column> table = new ArrayList<>();
        Arrays.stream(values).forEach(v -> table.add(new Column.Numbers("x" + table.size(), v)));
        return new Table(table, rows);
    }

    static Table table(double[][] rows) {
        return new Table(
                IntStream.range(0, rows[0].length)
                        .mapToObj(c -> new Column.Numbers(
                                "x" + c,
                                Arrays.stream(rows).mapToDouble(r -> r[c]).toArray()))
                        .toList(),
                rows.length);
    }

    /** Rows scored by how far a prediction is from what the model says of them as they are. */
    static HeldOut held(Model model, Table table) {
        double[] truth = model.predict(table).values();
        RowScore score = (rows, predictions) -> IntStream.range(0, rows.length)
                .mapToDouble(i -> -Math.pow(predictions.get(i, 0) - truth[rows[i]], 2))
                .toArray();
        return new HeldOut(model, table, alone(table.rows()), score, 7);
    }

    static int[] alone(int rows) {
        return IntStream.range(0, rows).toArray();
    }
}
