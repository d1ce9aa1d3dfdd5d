package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against cleanlab 2.9.0. */
class ConfidentLearningTest {
    private static int[] whole(JsonNode node) {
        return Arrays.stream(GoldenStatistics.numbers(node))
                .mapToInt(v -> (int) v)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seed_1", "seed_2", "seed_3"})
    void thresholdsFlagsAndCountsAreCleanlabs(String name) {
        JsonNode golden = GoldenStatistics.named("label_errors", name);
        int[] labels = whole(golden.get("y"));
        double[] p = GoldenStatistics.numbers(golden.get("probability"));
        JsonNode expected = golden.get("expected");
        var found = new ConfidentLearning(new Predictions(labels.length, p.length / labels.length, p), labels);
        assertArrayEquals(GoldenStatistics.numbers(expected.get("thresholds")), found.thresholds(), 1e-9);
        assertArrayEquals(whole(expected.get("flagged_mismatch_raw")), found.flagged());
        assertEquals(expected.get("number_off_diagonal").asInt(), found.count());
        int[][] joint = found.joint();
        for (int k = 0; k < joint.length; k++) {
            // Cleanlab makes an empty diagonal cell 1.
            joint[k][k] = Math.max(1, joint[k][k]);
        }
        assertArrayEquals(
                whole(expected.get("confident_joint_raw")),
                Arrays.stream(joint).flatMapToInt(Arrays::stream).toArray());
    }

    @Test
    void aClassThatNoLabelNamesIsNeverConfident() {
        var found = new ConfidentLearning(
                new Predictions(2, 3, new double[] {0.1, 0.2, 0.7, 0.3, 0.1, 0.6}), new int[] {0, 1});
        assertEquals(Double.POSITIVE_INFINITY, found.thresholds()[2]);
        assertEquals(1, found.confident(0));
    }
}
