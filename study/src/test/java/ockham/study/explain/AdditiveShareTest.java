package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class AdditiveShareTest {
    private static double share(Table table, ToDoubleFunction<double[]> f) {
        double[] output = new Functions(f).predict(table).values();
        return AdditiveShare.of(Cells.of(table), new double[][] {output}, Functions.alone(table.rows()), 1)
                .share();
    }

    /** Var f = 3, of which the product is 1. */
    @Test
    void twoThirdsOfASumAndAProductAreASum() {
        double sum = 0;
        for (int seed = 0; seed < 5; seed++) {
            sum += share(Functions.normal(3000, 2, seed), x -> x[0] + x[1] + x[0] * x[1]) / 5;
        }
        assertEquals(2.0 / 3, sum, 0.02);
        assertEquals(2.0 / 3, share(Functions.normal(3000, 8, 3), x -> x[0] + x[1] + x[0] * x[1]), 0.04);
    }

    @Test
    void aSumIsAllAndAProductIsNothing() {
        assertEquals(1, share(Functions.normal(1000, 3, 1), x -> 2 * x[0] - x[1]), 1e-3);
        assertEquals(1, share(Functions.normal(3000, 2, 1), x -> Math.sin(2 * x[0]) + (x[1] > 0.3 ? 1 : 0)), 0.03);
        double product = share(Functions.normal(3000, 2, 1), x -> x[0] * x[1]);
        assertTrue(product < 0.02 && product > -0.1, "share " + product);
        assertTrue(Double.isNaN(share(Functions.normal(100, 2, 1), x -> 5)), "nothing varies");
    }

    /** Many columns that mean nothing could bend to the rows; judged on others that wins nothing. */
    @Test
    void fewRowsDoNotMakeItASum() {
        double few = share(Functions.normal(120, 15, 2), x -> x[0] + x[1] + x[0] * x[1]);
        assertTrue(few < 2.0 / 3 + 0.1, "share " + few);
        // What carries the model comes first, so that the others can be left out.
        assertEquals(2.0 / 3, share(Functions.normal(500, 30, 2), x -> x[0] + x[1] + x[0] * x[1]), 0.1);
    }

    @Test
    void levelsAndMissingCellsHaveStepsOfTheirOwn() {
        SplittableRandom random = new SplittableRandom(4);
        int rows = 2000;
        int[] codes = random.ints(rows, -1, 6).toArray();
        double[] numbers =
                random.doubles(rows).map(v -> v < 0.2 ? Double.NaN : v).toArray();
        double[] output = new double[rows];
        for (int i = 0; i < rows; i++) {
            output[i] = (codes[i] * 7 % 5) + (Double.isNaN(numbers[i]) ? 3 : numbers[i]);
        }
        List<Column> columns = new ArrayList<>();
        columns.add(new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b", "c", "d", "e", "f"), codes));
        columns.add(new Column.Numbers("n", numbers));
        columns.add(new Column.Texts("t", new String[rows]));
        columns.add(new Column.Times("constant", new long[rows]));
        List<Cells> cells = Cells.of(new Table(columns, rows));
        assertEquals(3, cells.size());
        double share = AdditiveShare.of(cells, new double[][] {output}, Functions.alone(rows), 1)
                .share();
        assertEquals(1, share, 1e-3);
    }
}
