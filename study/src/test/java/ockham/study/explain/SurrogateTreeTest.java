package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Table;
import org.junit.jupiter.api.Test;

class SurrogateTreeTest {
    private static double squares(double[] values, int[] rows) {
        double mean = Arrays.stream(rows).mapToDouble(i -> values[i]).average().orElse(0);
        return Arrays.stream(rows)
                .mapToDouble(i -> (values[i] - mean) * (values[i] - mean))
                .sum();
    }

    /** The error that is left by the best of all cuts of a number and all sets of levels, missing cells on either side. */
    private static double bruteForce(double[] numbers, int[] codes, int levels, double[] output, int least) {
        int[] rows = Functions.alone(output.length);
        double best = Double.POSITIVE_INFINITY;
        for (double cut : numbers) {
            for (boolean missing : new boolean[] {false, true}) {
                double limit = cut;
                best = Math.min(
                        best, left(rows, output, least, i -> Double.isNaN(numbers[i]) ? missing : numbers[i] <= limit));
            }
        }
        best = Math.min(best, left(rows, output, least, i -> Double.isNaN(numbers[i])));
        for (int set = 0; set < 1 << (levels + 1); set++) {
            int chosen = set;
            best = Math.min(
                    best, left(rows, output, least, i -> (chosen >> (codes[i] < 0 ? levels : codes[i]) & 1) == 1));
        }
        return best;
    }

    private static double left(int[] rows, double[] output, int least, java.util.function.IntPredicate side) {
        int[] left = Arrays.stream(rows).filter(side).toArray();
        int[] right = Arrays.stream(rows).filter(side.negate()).toArray();
        return left.length < least || right.length < least
                ? Double.POSITIVE_INFINITY
                : squares(output, left) + squares(output, right);
    }

    @Test
    void noCutIsBetterThanTheOneFound() {
        SplittableRandom random = new SplittableRandom(1);
        int byLevels = 0;
        for (int trial = 0; trial < 60; trial++) {
            int rows = 30;
            double[] numbers = random.doubles(rows)
                    .map(v -> v < 0.2 ? Double.NaN : Math.round(10 * v))
                    .toArray();
            int[] codes = random.ints(rows, -1, 5).toArray();
            double[] output = new double[rows];
            for (int i = 0; i < rows; i++) {
                output[i] = random.nextGaussian() + (Double.isNaN(numbers[i]) ? 1 : 0) + 0.3 * (codes[i] * 3 % 5);
            }
            Table table = new Table(
                    List.of(
                            new Column.Numbers("n", numbers),
                            new Column.Categories("c", ColumnKind.CATEGORY, List.of("a", "b", "c", "d", "e"), codes)),
                    rows);
            int[] all = Functions.alone(rows);
            List<Cells> cells = Cells.of(table);
            TreeSplit found = new SplitSearch(cells, new double[][] {output}, SurrogateTree.LEAST).best(all);
            assertNotNull(found);
            byLevels += found.column();
            int[] left = Arrays.stream(all)
                    .filter(i -> found.left(cells.get(found.column()), i))
                    .toArray();
            int[] right = Arrays.stream(all)
                    .filter(i -> !found.left(cells.get(found.column()), i))
                    .toArray();
            double error = squares(output, left) + squares(output, right);
            assertEquals(bruteForce(numbers, codes, 5, output, SurrogateTree.LEAST), error, 1e-9);
            assertEquals(squares(output, all) - error, found.gain(), 1e-9);
        }
        assertTrue(byLevels > 5 && byLevels < 55, byLevels + " of 60 cut levels");
    }

    /** Sixteen equal steps of a uniform number leave 1/256 of its variance. */
    @Test
    void sixteenLeavesOfALineLeaveATwoHundredAndFiftySixth() {
        double[] x = new SplittableRandom(2).doubles(3000).toArray();
        Table table = new Table(List.of(new Column.Numbers("x", x)), x.length);
        int[][] halves = Dealing.of(Functions.alone(x.length), 2, 1);
        double r2 = SurrogateTree.r2(Cells.of(table), new double[][] {x}, halves, 16);
        // Best first is not balanced, and thresholds are learnt: a little worse than the best sixteen.
        assertTrue(r2 <= 1 - 1.0 / 256 + 1e-4 && r2 > 1 - 2.0 / 256, "R2 " + r2);
        assertEquals(0.75, SurrogateTree.r2(Cells.of(table), new double[][] {x}, halves, 2), 0.01);
    }

    @Test
    void stepsAreLearntExactlyAndNoiseIsNot() {
        Table table = Functions.normal(1000, 2, 3);
        double[] steps = new Functions(x -> (x[0] > 0 ? 2 : 0) + (x[1] > 1 ? 5 : 0))
                .predict(table)
                .values();
        double[] noise = new SplittableRandom(9).doubles(1000).toArray();
        int[][] halves = Dealing.of(Functions.alone(1000), 2, 1);
        assertTrue(SurrogateTree.r2(Cells.of(table), new double[][] {steps}, halves, 16) > 0.97, "steps");
        assertTrue(SurrogateTree.r2(Cells.of(table), new double[][] {noise}, halves, 16) < 0.02, "noise");
        // Of two outputs the mean weighted by variance.
        double[] small = Arrays.stream(noise).map(v -> v * 1e-3).toArray();
        assertTrue(SurrogateTree.r2(Cells.of(table), new double[][] {steps, small}, halves, 16) > 0.97, "both");
        double[] same = new double[1000];
        assertTrue(Double.isNaN(SurrogateTree.r2(Cells.of(table), new double[][] {same}, halves, 16)), "constant");
    }

    @Test
    void whatCannotBeSplitIsALeaf() {
        Table table = Functions.normal(8, 1, 3);
        double[] output = {1, 2, 3, 4, 5, 6, 7, 8};
        assertNull(new SplitSearch(Cells.of(table), new double[][] {output}, 5).best(Functions.alone(8)));
        SurrogateTree tree = SurrogateTree.fit(Cells.of(table), new double[][] {output}, Functions.alone(8), 16);
        assertArrayEquals(new double[] {4.5}, tree.predict(0));
    }

    @Test
    void groupsStayTogetherWhenRowsAreDealt() {
        int[] group = IntStream.range(0, 100).map(i -> i / 7 * 3).toArray();
        int[][] halves = Dealing.of(group, 2, 4);
        assertEquals(100, halves[0].length + halves[1].length);
        assertTrue(Math.abs(halves[0].length - 50) <= 7, halves[0].length + " of 100");
        for (int i : halves[0]) {
            assertTrue(Arrays.stream(halves[1]).noneMatch(j -> group[j] == group[i]), "group of " + i);
        }
    }
}
