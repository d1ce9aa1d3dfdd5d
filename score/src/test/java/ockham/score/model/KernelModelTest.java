package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import ockham.api.Bundle;
import ockham.api.Column;
import ockham.api.ColumnKind;
import ockham.api.Model;
import ockham.api.Table;
import ockham.score.Formats;
import org.junit.jupiter.api.Test;

class KernelModelTest {
    private static final List<String> LEVELS = List.of("p", "q", "r");
    private static final Inputs INPUTS = new Inputs(List.of(
            new Inputs.Input("x", ColumnKind.NUMBER, List.of()), new Inputs.Input("c", ColumnKind.CATEGORY, LEVELS)));
    private static final double GAMMA = 0.3;

    /** Vectors (0, p), (2, q), (-1, missing), standardised by mean 10 and deviation 5. */
    private static KernelBasis basis() {
        return new KernelBasis(
                new KernelBasis.Scaling(INPUTS, new double[] {10, 0}, new double[] {5, 1}),
                GAMMA,
                new KernelBasis.Vectors(3, new float[] {0, 2, -1}, new int[] {0, 1, -1}));
    }

    private static Table row(double x, int code) {
        return new Table(
                List.of(
                        new Column.Numbers("x", new double[] {x}),
                        new Column.Categories("c", ColumnKind.CATEGORY, LEVELS, new int[] {code})),
                1);
    }

    @Test
    void addsKernelsOfNumbersAndLevels() {
        KernelModel model = new KernelModel(
                basis(),
                new KernelModel.Sums(Link.IDENTITY, null, new int[] {3}, new double[] {2, -3, 0.5}, new double[] {7}),
                "by hand");
        double known =
                7 + 2 * Math.exp(-GAMMA * (1 + 2)) - 3 * Math.exp(-GAMMA * (1 + 0)) + 0.5 * Math.exp(-GAMMA * (4 + 1));
        assertEquals(known, model.predict(row(15, 1)).get(0, 0), 1e-8);
        double missing =
                7 + 2 * Math.exp(-GAMMA * (0 + 1)) - 3 * Math.exp(-GAMMA * (4 + 1)) + 0.5 * Math.exp(-GAMMA * (1 + 0));
        assertEquals(missing, model.predict(row(Double.NaN, -1)).get(0, 0), 1e-8);
        assertEquals(7, model.predict(row(1e300, 1)).get(0, 0), 1e-12);
        assertEquals(3 * 2 + 3 + 1, model.parameters());
    }

    @Test
    void pairsOfClassesBecomeProbabilities() {
        PairVotes votes = new PairVotes(4, new int[] {0, 1, 3}, 2, 0.7, 0.01);
        // Decisions (0,1), (0,3), (1,3): class 3 wins both of its pairs.
        double[] f = {0.4, -1.1, -0.6};
        double[] scores = new double[3];
        votes.scores(f, 0, scores);
        double[] expected = {
            log(0.8) + log(-2.2), log(-0.8) + log(-1.2), log(2.2) + log(1.2),
        };
        assertArrayEquals(expected, scores, 1e-8);
        double[] p = new double[4];
        votes.probabilities(scores.clone(), p, 0);
        double total = Math.exp(0.7 * expected[0]) + Math.exp(0.7 * expected[1]) + Math.exp(0.7 * expected[2]);
        assertArrayEquals(
                new double[] {
                    0.99 * Math.exp(0.7 * expected[0]) / total,
                    0.99 * Math.exp(0.7 * expected[1]) / total,
                    0.01,
                    0.99 * Math.exp(0.7 * expected[2]) / total
                },
                p,
                1e-8);
    }

    private static double log(double s) {
        return -Math.log1p(Math.exp(-s));
    }

    /** One vector a class, coefficients in the order of the other classes. */
    private static KernelModel votes(int[] groups, double[] coefficients) {
        return new KernelModel(
                basis(),
                new KernelModel.Sums(
                        Link.SOFTMAX,
                        new PairVotes(3, new int[] {0, 1, 2}, 1, 1, 0),
                        groups,
                        coefficients,
                        new double[] {0.1, 0.2, 0.3}),
                "by hand");
    }

    @Test
    void vectorsOfAClassAddToItsDecisionsOnly() {
        KernelModel model = votes(new int[] {1, 1, 1}, new double[] {1, -2, -3, 4, 5, -6});
        double[] k = {
            Math.exp(-GAMMA * (1 + 2)), Math.exp(-GAMMA * (1 + 0)), Math.exp(-GAMMA * (4 + 1)),
        };
        double[] expected = {
            0.1 + 1 * k[0] - 2 * k[1], 0.2 + 4 * k[0] - 3 * k[2], 0.3 + 5 * k[1] - 6 * k[2],
        };
        assertArrayEquals(expected, model.sums(row(15, 1)), 1e-8);
    }

    @Test
    void aStoredModelPredictsTheSameBits() {
        SplittableRandom random = new SplittableRandom(3);
        int count = 1300;
        KernelBasis.Vectors vectors = new KernelBasis.Vectors(count, new float[count], new int[count]);
        for (int i = 0; i < count; i++) {
            vectors.numbers()[i] = (float) random.nextDouble(-3, 3);
            vectors.codes()[i] = random.nextInt(-1, 3);
        }
        KernelBasis basis = new KernelBasis(basis().scaling(), GAMMA, vectors);
        double[] coefficients = random.doubles(2 * count, -1, 1).toArray();
        int[] groups = {400, 0, 900};
        KernelModel model = new KernelModel(
                basis,
                new KernelModel.Sums(
                        Link.SOFTMAX,
                        new PairVotes(4, new int[] {0, 2, 3}, 4, 0.5, 0.001),
                        groups,
                        coefficients,
                        new double[3]),
                "by chance");
        Model read = Formats.readModel(model.toBundle());
        assertEquals("by chance", ((KernelModel) read).origin());
        for (int code = -1; code < 3; code++) {
            double[] p = model.predict(row(12.5, code)).values();
            assertArrayEquals(p, read.predict(row(12.5, code)).values(), 0.0);
            assertEquals(1, p[0] + p[1] + p[2] + p[3], 1e-12);
        }
    }

    @Test
    void damagedArchivesAreRefused() {
        Bundle good = votes(new int[] {1, 1, 1}, new double[6]).toBundle();
        Formats.readModel(good);
        Map<String, Object> damages = Map.ofEntries(
                Map.entry("gamma", new double[] {-1}),
                Map.entry("numbers", new float[] {0, Float.NaN, 0}),
                Map.entry("codes", new int[] {0, 1, 3}),
                Map.entry("groups", new int[] {1, 3, -1}),
                Map.entry("coefficients", new double[5]),
                Map.entry("bias", new double[] {1, 2}),
                Map.entry("means", new double[] {Double.NaN, 0}),
                Map.entry("scales", new double[] {0, 1}),
                Map.entry("votes", new double[] {0, 1, 0}),
                Map.entry("votes.classes", new int[] {0, 2, 1}),
                Map.entry("votes.outputs", new int[] {2}),
                Map.entry("link", "SIGMOID"));
        damages.forEach((name, damage) -> {
            Map<String, Object> parts = new TreeMap<>(good.parts());
            parts.put(name, damage);
            Bundle bad = Bundle.of(good.format(), parts);
            assertThrows(IllegalArgumentException.class, () -> Formats.readModel(bad), name);
        });
        Map<String, Object> huge = new TreeMap<>(good.parts());
        huge.put("groups", new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE, 5});
        assertThrows(IllegalArgumentException.class, () -> Formats.readModel(Bundle.of(good.format(), huge)));
    }

    @Test
    void moreVectorsThanCoefficientsAreRefusedBeforeRoomIsMadeForThem() {
        Map<String, Object> parts = new TreeMap<>(
                votes(new int[] {1, 1, 1}, new double[6]).toBundle().parts());
        parts.keySet().removeIf(name -> name.startsWith("votes"));
        parts.putAll(Map.of(
                "inputs", "[]",
                "link", "IDENTITY",
                "means", new double[0],
                "scales", new double[0],
                "numbers", new float[0],
                "codes", new int[0],
                "groups", new int[] {Integer.MAX_VALUE - 8},
                "coefficients", new double[0]));
        for (double[] bias : new double[][] {{0}, {}}) {
            parts.put("bias", bias);
            Bundle bad = Bundle.of(KernelModel.FORMAT, parts);
            assertThrows(IllegalArgumentException.class, () -> Formats.readModel(bad));
        }
    }

    @Test
    void pairsOfClassesAreCountedWithoutGoingRound() {
        // 65,537 classes have 2^31 + 2^15 pairs, which an int would take for 2^15 less 2^31.
        int[] classes = IntStream.range(0, 65_537).toArray();
        assertThrows(IllegalArgumentException.class, () -> new PairVotes(classes.length, classes, 1, 1, 0));
        assertEquals(3, new PairVotes(3, new int[] {0, 1, 2}, 1, 1, 0).pairs());
    }
}
