package ockham.study.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyTest {
    private static final ToDoubleFunction<double[]> TANGLED =
            x -> x[0] + x[1] * x[2] + Math.max(x[3], x[4]) * x[5] + Math.sin(x[6] * x[7]) + x[0] * x[8] * x[9];

    /** Shapley's formula over all 2^p sets of columns. */
    private static double[] brute(ToDoubleFunction<double[]> f, double[] x, double[][] background) {
        int p = x.length;
        double[] value = new double[1 << p];
        for (int set = 0; set < value.length; set++) {
            for (double[] z : background) {
                double[] mixed = z.clone();
                for (int c = 0; c < p; c++) {
                    mixed[c] = (set >> c & 1) == 1 ? x[c] : z[c];
                }
                value[set] += f.applyAsDouble(mixed) / background.length;
            }
        }
        double[] weight = new double[p];
        for (int size = 0; size < p; size++) {
            weight[size] = 1.0 / p;
            for (int k = 1; k <= size; k++) {
                weight[size] *= (double) k / (p - k);
            }
        }
        double[] effects = new double[p];
        for (int c = 0; c < p; c++) {
            for (int set = 0; set < value.length; set++) {
                if ((set >> c & 1) == 0) {
                    effects[c] += weight[Integer.bitCount(set)] * (value[set | 1 << c] - value[set]);
                }
            }
        }
        return effects;
    }

    private static Shapley.Values values(ToDoubleFunction<double[]> f, double[] x, double[][] background, int pairs) {
        double[][] rows = Arrays.copyOf(background, background.length + 1);
        rows[background.length] = x;
        int[] behind = IntStream.range(0, background.length).toArray();
        return new Shapley(new Functions(f), Functions.table(rows), behind, pairs).of(background.length, 0, 3);
    }

    private static double[][] rows(int rows, int columns, long seed) {
        var table = Functions.normal(rows, columns, seed);
        double[][] values = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int c = 0; c < columns; c++) {
                values[i][c] = ((ockham.api.Column.Numbers) table.columns().get(c)).values()[i];
            }
        }
        return values;
    }

    @Test
    void tenTangledColumnsAreWithinTheirErrorsOfBruteForce() {
        double[][] background = rows(16, 10, 1);
        double[] x = rows(1, 10, 2)[0];
        double[] truth = brute(TANGLED, x, background);
        double squares = 0;
        Shapley.Values found = values(TANGLED, x, background, 40);
        for (int c = 0; c < truth.length; c++) {
            // An order and its reverse are exact together where columns work in pairs.
            boolean exact = found.errors()[c] < 1e-12;
            double off = exact ? 0 : (found.effects()[c] - truth[c]) / found.errors()[c];
            assertEquals(c == 1 || c == 2 || c == 6 || c == 7, exact, "column " + c);
            assertEquals(truth[c], found.effects()[c], 4 * found.errors()[c] + 1e-12);
            squares += off * off;
        }
        // Six of about N(0, 1), of which each three add up to 0: errors are neither too wide nor too narrow.
        assertTrue(squares > 0.1 && squares < 22, "sum of squares " + squares);
        assertTrue(Arrays.stream(found.errors()).max().orElseThrow() < 0.05, Arrays.toString(found.errors()));
    }

    @Test
    void itAddsUpToTheRowLessTheMean() {
        double[][] background = rows(16, 10, 1);
        double[] x = rows(1, 10, 2)[0];
        Shapley.Values found = values(TANGLED, x, background, 2);
        double mean = Arrays.stream(background).mapToDouble(TANGLED).average().orElseThrow();
        assertEquals(
                TANGLED.applyAsDouble(x) - mean, Arrays.stream(found.effects()).sum(), 1e-12);
        assertEquals(mean, found.base(), 1e-12);
        assertEquals(TANGLED.applyAsDouble(x), found.prediction());
    }

    @Test
    void ofALinearModelItIsExact() {
        double[] w = {3, -2, 0, 0.5};
        double[][] background = rows(9, 4, 5);
        double[] x = {1, 2, 3, 4};
        Shapley.Values found = values(
                z -> 1 + IntStream.range(0, 4).mapToDouble(c -> w[c] * z[c]).sum(), x, background, 2);
        double[] truth = IntStream.range(0, 4)
                .mapToDouble(c -> w[c]
                        * (x[c]
                                - Arrays.stream(background)
                                        .mapToDouble(z -> z[c])
                                        .average()
                                        .orElseThrow()))
                .toArray();
        assertArrayEquals(truth, found.effects(), 1e-12);
        assertArrayEquals(new double[4], found.errors(), 1e-12);
    }

    @Test
    void oneColumnAndTwoAreExact() {
        assertArrayEquals(
                new double[] {4 - 2.5},
                values(x -> x[0] * x[0], new double[] {2}, new double[][] {{1}, {2}}, 2)
                        .effects());
        ToDoubleFunction<double[]> product = x -> x[0] * x[1] + x[0];
        double[][] background = rows(5, 2, 8);
        double[] x = {2, -1};
        assertArrayEquals(
                brute(product, x, background), values(product, x, background, 2).effects(), 1e-12);
    }

    /** Values of shap's exact explainer and of an enumeration of its own. */
    @Test
    void referenceValuesAreMet() throws IOException {
        Map<String, ToDoubleFunction<double[]>> functions = Map.of(
                "brute_force_linear", z -> 3 * z[0] - 2 * z[1] + 0.5 * z[3] + 1,
                "brute_force_interaction", z -> z[0] + z[1] + z[0] * z[1] + Math.max(z[2], 0) * z[3],
                "brute_force_logistic", z -> 1 / (1 + Math.exp(-(z[0] + 2 * z[1] * z[2]))));
        ObjectMapper json = new ObjectMapper();
        try (InputStream in = ShapleyTest.class.getResourceAsStream("shapley.json")) {
            for (JsonNode node : json.readTree(in).path("cases")) {
                ToDoubleFunction<double[]> f = functions.get(node.path("name").asText());
                if (f == null) {
                    continue;
                }
                double[][] background = json.convertValue(node.path("background"), double[][].class);
                double[][] x = json.convertValue(node.path("x"), double[][].class);
                double[][] expected = json.convertValue(node.path("expected"), double[][].class);
                for (int i = 0; i < x.length; i++) {
                    assertArrayEquals(expected[i], brute(f, x[i], background), 1e-12);
                    Shapley.Values found = values(f, x[i], background, 400);
                    for (int c = 0; c < expected[i].length; c++) {
                        assertEquals(expected[i][c], found.effects()[c], 4 * found.errors()[c] + 1e-12);
                    }
                }
            }
        }
    }

    /** What is drawn in a study, two pairs for each of 64 background rows: errors are right on average, and hold nine in ten. */
    @Test
    void standardErrorsAreThoseOfTheOrdersDrawn() {
        double[][] background = rows(64, 10, 1);
        double[] x = rows(1, 10, 2)[0];
        double[] truth = brute(TANGLED, x, background);
        double[][] all = Arrays.copyOf(background, 65);
        all[64] = x;
        Shapley shapley = new Shapley(
                new Functions(TANGLED),
                Functions.table(all),
                IntStream.range(0, 64).toArray(),
                2);
        int held = 0;
        double squares = 0;
        double foretold = 0;
        for (int seed = 0; seed < 200; seed++) {
            Shapley.Values found = shapley.of(64, 0, seed);
            for (int c : new int[] {0, 3, 5, 8}) {
                double off = found.effects()[c] - truth[c];
                held += Math.abs(off) <= 1.645 * found.errors()[c] ? 1 : 0;
                squares += off * off;
                foretold += found.errors()[c] * found.errors()[c];
            }
        }
        assertEquals(1, squares / foretold, 0.15);
        assertTrue(held > 680 && held < 760, held + " of 800");
    }
}
