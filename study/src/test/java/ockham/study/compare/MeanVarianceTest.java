package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MeanVarianceTest {
    private static final double TOLERANCE = 1e-15;

    @Test
    void clustersAsTheReferenceDoes() {
        JsonNode node = GoldenStatistics.named("intervals", "cluster_robust_mean");
        double[][] values = {GoldenStatistics.numbers(node.get("d"))};
        int[] group = Arrays.stream(GoldenStatistics.numbers(node.get("group")))
                .mapToInt(g -> (int) g)
                .toArray();
        MeanVariance found = MeanVariance.of(values, group);
        assertEquals(node.get("expected").get("mean").asDouble(), found.mean(), TOLERANCE);
        assertEquals(node.get("expected").get("variance").asDouble(), found.variance(), TOLERANCE);
        assertEquals(node.get("expected").get("se").asDouble(), found.standardError(), 1e-12);
        // Six groups: Student's 95% quantile with 5 degrees of freedom is 2.015048.
        assertEquals(2.015048373, (found.estimate().high() - found.mean()) / found.standardError(), 1e-8);
    }

    @Test
    void addsTheVarianceBetweenRepeats() {
        JsonNode node = GoldenStatistics.named("intervals", "row_plus_repeat_variance");
        JsonNode repeats = node.get("d_repeat_by_row");
        double[][] values = new double[repeats.size()][];
        for (int r = 0; r < values.length; r++) {
            values[r] = GoldenStatistics.numbers(repeats.get(r));
        }
        MeanVariance found =
                MeanVariance.of(values, IntStream.range(0, values[0].length).toArray());
        JsonNode expected = node.get("expected");
        assertEquals(expected.get("mean").asDouble(), found.mean(), TOLERANCE);
        assertEquals(expected.get("v_row").asDouble(), found.rowVariance(), TOLERANCE);
        assertEquals(expected.get("v_rep").asDouble(), found.repeatVariance(), TOLERANCE);
        assertEquals(expected.get("variance").asDouble(), found.variance(), TOLERANCE);
    }

    @Test
    void oneRowPerGroupIsTheUsualVarianceOfAMean() {
        double[][] values = {{1, 2, 4, 9}};
        assertEquals(
                (9 + 4 + 0 + 25) / 3.0 / 4,
                MeanVariance.of(values, new int[] {0, 1, 2, 3}).variance(),
                1e-12);
    }

    @Test
    void oneGroupSaysNothingOfOthers() {
        MeanVariance found = MeanVariance.of(new double[][] {{1, 2, 3}}, new int[3]);
        assertEquals(2, found.mean());
        assertTrue(Double.isNaN(found.estimate().low()));
        assertTrue(Double.isNaN(found.probabilityAboveZero()));
    }

    @Test
    void shrunkProbabilityIsThatOfTheNormalPosteriorWithManyRows() {
        // Posterior of N(m, s^2) under N(0, s^2): mean m/2, variance s^2/2; at m = 1.645 s its P(> 0) is Phi(1.163) =
        // 0.8776.
        MeanVariance found = new MeanVariance(1.6448536269514722, 1, 0, 1_000_000);
        assertEquals(0.87757, found.probabilityAboveZero(), 1e-4);
        assertEquals(0.5, new MeanVariance(0, 0, 0, 10).probabilityAboveZero());
        assertEquals(1, new MeanVariance(2, 0, 0, 10).probabilityAboveZero());
        assertEquals(0, new MeanVariance(-2, 0, 0, 10).probabilityAboveZero());
    }
}
