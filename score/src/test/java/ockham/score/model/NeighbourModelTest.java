package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class NeighbourModelTest {
    private static final List<String> LEVELS = List.of("p", "q", "r");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()), new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));
    private static final KernelBasis.Scaling SCALING =
            new KernelBasis.Scaling(INPUTS, new double[] {10, 0}, new double[] {5, 1});

    /** Rows (0, p), (2, q), (-1, missing), (2, p). */
    private static NeighbourModel model(Neighbourhood neighbourhood, double[] targets, double... prior) {
        KernelBasis.Vectors rows = new KernelBasis.Vectors(4, new float[] {0, 2, -1, 2}, new int[] {0, 1, -1, 0});
        return new NeighbourModel(
                new NeighbourModel.Known(SCALING, rows, targets, prior), neighbourhood, "all 4 training rows");
    }

    private static Table row(double x, int code) {
        return new Table(
                List.of(
                        new Column.Numbers("x", new double[] {x}),
                        new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, new int[] {code})),
                1);
    }

    @Test
    void theNearestAreAskedByHand() {
        // Standardised (1, q): squared distances 1 + 2, 1 + 0, 4 + 1, 1 + 2.
        double[] targets = {10, 20, 40, 80};
        assertEquals(
                20,
                model(new Neighbourhood(1, false), targets, 0)
                        .predict(row(15, 1))
                        .get(0, 0));
        assertEquals(
                15,
                model(new Neighbourhood(2, false), targets, 0)
                        .predict(row(15, 1))
                        .get(0, 0));
        double near = 1 / (1 / 3.0 + 1 / 16.0);
        double far = 1 / (1 + 1 / 16.0);
        double mean = (20 * near + (10 + 80) * far) / (near + 2 * far);
        assertEquals(
                mean,
                model(new Neighbourhood(3, true), targets, 0)
                        .predict(row(15, 1))
                        .get(0, 0),
                1e-12);
        // More than there are: all of them.
        assertEquals(
                37.5,
                model(new Neighbourhood(9, false), targets, 0)
                        .predict(row(15, 1))
                        .get(0, 0),
                1e-12);
        // A missing number is the mean, a missing level is at 1 from a known one and at 0 from a missing one.
        assertEquals(
                40,
                model(new Neighbourhood(1, false), targets, 0)
                        .predict(row(5, -1))
                        .get(0, 0));
        assertEquals(
                10,
                model(new Neighbourhood(1, false), targets, 0)
                        .predict(row(Double.NaN, 0))
                        .get(0, 0));
    }

    @Test
    void sharesOfClassesHaveThePriorAsOneNeighbourMore() {
        NeighbourModel model = model(new Neighbourhood(2, false), new double[] {1, 0, 1, 1}, 0.25, 0.75);
        assertArrayEquals(
                new double[] {(1 + 0.25) / 3, (1 + 0.75) / 3},
                model.predict(row(15, 1)).values(),
                1e-15);
        assertEquals(4 * 3, model.parameters());
    }

    @Test
    void aSearchInBlocksFindsWhatSortingAllDistancesFinds() {
        int n = 3 * SquaredDistances.BLOCK / 2;
        SplittableRandom random = new SplittableRandom(4);
        float[] numbers = new float[n];
        int[] codes = new int[n];
        for (int i = 0; i < n; i++) {
            // Few values, so that many distances are equal and the first of equals is to be taken.
            numbers[i] = random.nextInt(7) / 2f;
            codes[i] = random.nextInt(4) - 1;
        }
        KernelBasis.Vectors rows = new KernelBasis.Vectors(n, numbers, codes);
        SquaredDistances distances = new SquaredDistances(SCALING, rows);
        SquaredDistances.Nearest found = new SquaredDistances.Nearest(25);
        for (int row = 0; row < 40; row++) {
            double[] all = new double[n];
            for (int i = 0; i < n; i++) {
                double off = numbers[row] - numbers[i];
                double levels = codes[row] < 0 && codes[i] < 0 ? 0 : codes[row] == codes[i] ? 0 : 2;
                all[i] = off * off + (codes[row] < 0 != codes[i] < 0 ? 1 : levels);
            }
            int[] order = IntStream.range(0, n)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> all[i]))
                    .mapToInt(Integer::intValue)
                    .limit(25)
                    .toArray();
            distances.nearest(rows, row, found);
            assertArrayEquals(order, found.index(), "row " + row);
            assertArrayEquals(Arrays.stream(order).mapToDouble(i -> all[i]).toArray(), found.squares(), 1e-12);
        }
    }

    @Test
    void aRoundTripKeepsEveryBit() {
        NeighbourModel model = model(new Neighbourhood(3, true), new double[] {1, 0, 1, 1}, 0.25, 0.75);
        NeighbourModel read = (NeighbourModel) Formats.readModel(model.toBundle());
        assertArrayEquals(
                model.predict(row(12.3, 1)).values(), read.predict(row(12.3, 1)).values(), 0.0);
        assertEquals(model.origin(), read.origin());
        assertEquals(model.neighbourhood(), read.neighbourhood());
        assertEquals(4, read.rows());
    }

    @Test
    void damagedArchivesAreRefused() {
        damaged("numbers", new float[] {0, 2, -1});
        damaged("numbers", new float[] {0, 2, Float.NaN, 1});
        damaged("codes", new int[] {0, 1, 3, 0});
        damaged("codes", new int[] {0, 1});
        damaged("targets", new double[] {1, 0, 1});
        damaged("targets", new double[] {1, 0, 2, 1});
        damaged("targets", new double[] {1, 0, 0.5, 1});
        damaged("targets", new double[] {});
        damaged("prior", new double[] {});
        damaged("prior", new double[] {0, 1});
        damaged("neighbours", new int[] {0, 1});
        damaged("neighbours", new int[] {3, 2});
        damaged("neighbours", new int[] {3});
        damaged("means", new double[] {1});
    }

    private static void damaged(String part, Object value) {
        Bundle bundle = model(new Neighbourhood(3, true), new double[] {1, 0, 1, 1}, 0.25, 0.75)
                .toBundle();
        Map<String, Object> parts = new TreeMap<>(bundle.parts());
        parts.put(part, value);
        Bundle changed = Bundle.of(bundle.format(), parts);
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(changed), part);
    }
}
