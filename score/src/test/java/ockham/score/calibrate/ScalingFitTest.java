package ockham.score.calibrate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import ockham.api.Predictions;
import org.junit.jupiter.api.Test;

class ScalingFitTest {
    private static final double TOLERANCE = 1e-8;

    @Test
    void findsTheLineOfPlatt() {
        for (JsonNode golden : GoldenCalibration.cases("platt")) {
            ScalingFit.Line line = ScalingFit.line(
                    GoldenCalibration.numbers(golden.get("score")), GoldenCalibration.numbers(golden.get("y")));
            // The reference has the signs turned.
            assertEquals(-golden.get("expected_A").asDouble(), line.slope(), TOLERANCE);
            assertEquals(-golden.get("expected_B").asDouble(), line.intercept(), TOLERANCE);
        }
    }

    @Test
    void findsTheTemperature() {
        for (JsonNode golden : GoldenCalibration.cases("temperature")) {
            if (!golden.has("logit")) {
                continue;
            }
            Predictions logit = GoldenCalibration.table(golden.get("logit"));
            double[] truth = GoldenCalibration.numbers(golden.get("y"));
            double temperature = ScalingFit.temperature(logit.values(), logit.width(), truth);
            assertEquals(golden.get("expected_temperature").asDouble(), temperature, TOLERANCE);

            Predictions raw = softmax(logit);
            Calibrator calibrator = ScalingFit.temperature(raw, truth);
            double[] expected = GoldenCalibration.numbers(golden.get("expected"));
            double[] found = Arrays.copyOf(calibrator.apply(raw).values(), expected.length);
            assertArrayEquals(expected, found, TOLERANCE);
        }
    }

    @Test
    void aScoreWithoutAnyInformationGivesTheShare() {
        double[] truth = {1, 0, 0, 0, 1, 0, 0, 0};
        ScalingFit.Line line = ScalingFit.line(new double[8], truth);
        // Smoothed targets: (2 x 3/4 + 6 x 1/8) / 8.
        assertEquals((2 * 0.75 + 6 * 0.125) / 8, 1 / (1 + Math.exp(-line.intercept())), 1e-9);
        assertTrue(Double.isFinite(line.slope()));
    }

    /** A score that hardly varies, far from 0, tells as much as the same score on another scale. */
    @Test
    void scaleAndPlaceOfAScoreDoNotMatter() {
        Random random = new Random(3);
        int rows = 1000;
        double[] score = random.doubles(rows, -2, 2).toArray();
        double[] truth = Arrays.stream(score)
                .map(s -> random.nextDouble() < 1 / (1 + Math.exp(-2 * s)) ? 1 : 0)
                .toArray();
        ScalingFit.Line plain = ScalingFit.line(score, truth);
        for (double[] change : new double[][] {{1e-8, 1}, {3e-7, 5}, {1e-5, 100}}) {
            double[] moved =
                    Arrays.stream(score).map(s -> change[0] * s + change[1]).toArray();
            ScalingFit.Line line = ScalingFit.line(moved, truth);
            for (int i = 0; i < rows; i += 100) {
                double z = line.slope() * moved[i] + line.intercept();
                assertEquals(plain.slope() * score[i] + plain.intercept(), z, 1e-4);
            }
        }
    }

    @Test
    void extremeProbabilitiesGiveFiniteCalibrators() {
        Predictions sure = new Predictions(4, 2, new double[] {0, 1, 1, 0, 0, 1, 1, 0});
        assertTrue(Arrays.stream(ScalingFit.platt(sure, new double[] {1, 0, 0, 1})
                        .apply(sure)
                        .values())
                .allMatch(Double::isFinite));
        assertTrue(Arrays.stream(ScalingFit.temperature(sure, new double[] {1, 0, 1, 0})
                        .apply(sure)
                        .values())
                .allMatch(Double::isFinite));
    }

    @Test
    void neverTurnsTheOrderOfRowsRound() {
        Predictions raw = new Predictions(4, 2, new double[] {0.9, 0.1, 0.8, 0.2, 0.2, 0.8, 0.1, 0.9});
        assertTrue(ScalingFit.platt(raw, new double[] {1, 1, 0, 0}).isIdentity());
    }

    private static Predictions softmax(Predictions logit) {
        double[] values = new double[logit.values().length];
        for (int i = 0; i < logit.rows(); i++) {
            double sum = 0;
            for (int k = 0; k < logit.width(); k++) {
                sum += Math.exp(logit.get(i, k));
            }
            for (int k = 0; k < logit.width(); k++) {
                values[i * logit.width() + k] = Math.exp(logit.get(i, k)) / sum;
            }
        }
        return new Predictions(logit.rows(), logit.width(), values);
    }
}
