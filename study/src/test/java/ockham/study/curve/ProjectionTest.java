package ockham.study.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import ockham.study.compare.Estimate;
import org.junit.jupiter.api.Test;

/** Curves whose truth is known. */
class ProjectionTest {
    private static final double[] ROWS = {512, 725, 1_024, 1_449, 2_048, 4_000};
    private static final int REPEATS = 5;

    private static LearningCurve curve(DoubleUnaryOperator truth, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] scores = new double[REPEATS][ROWS.length];
        for (double[] repeat : scores) {
            double shared = 5 * noise * random.nextGaussian();
            for (int a = 0; a < ROWS.length; a++) {
                repeat[a] = truth.applyAsDouble(ROWS[a]) + shared + noise * random.nextGaussian();
            }
        }
        return LearningCurve.of(ROWS, scores);
    }

    private static DoubleUnaryOperator power(double a, double b, double c) {
        return n -> a - b * Math.pow(n, -c);
    }

    @Test
    void theErrorIsThatOfMeansWithoutWhatAnchorsShare() {
        double sum = 0;
        for (int seed = 0; seed < 200; seed++) {
            LearningCurve curve = curve(power(0.9, 1, 0.5), 0.01, seed);
            assertEquals((REPEATS - 1) * (ROWS.length - 1), curve.freedom());
            sum += curve.error() * curve.error() / 200;
        }
        assertEquals(0.01 * 0.01 / REPEATS, sum, 0.05 * 0.01 * 0.01 / REPEATS);
    }

    /** Gains from today's rows to twice and four times as many lie in nine of ten intervals, or more, whatever the form. */
    @Test
    void intervalsHoldTheTruth() {
        DoubleUnaryOperator[] truths = {
            power(0.92, 1.4, 0.55),
            power(0.95, 0.9, 0.2),
            n -> 0.88 - 2.5 * Math.pow(n + 200, -0.5),
            n -> (0.5 * 60 + 0.9 * Math.pow(n, 0.6)) / (60 + Math.pow(n, 0.6)),
            n -> 0.9 - 0.45 * Math.exp(-0.02 * Math.sqrt(n)),
            n -> 0.8
        };
        for (DoubleUnaryOperator truth : truths) {
            int held = 0;
            int tried = 0;
            for (int seed = 0; seed < 24; seed++) {
                LearningCurve curve = curve(truth, 0.004, seed);
                if (curve.monotone()) {
                    Projection projection = Projection.of(curve, seed);
                    for (double rows : new double[] {8_000, 16_000}) {
                        Estimate at = projection.at(rows);
                        // What all anchors share is no part of the curve: its own error is what the last may be off by.
                        double known = truth.applyAsDouble(rows) + sharedOf(curve, truth);
                        held += at.low() <= known && known <= at.high() ? 1 : 0;
                        tried++;
                    }
                }
            }
            assertTrue(tried >= 42, "refused too often: " + tried);
            assertTrue(held >= 0.8 * tried, held + " of " + tried + " for the truth " + truth.applyAsDouble(8_000));
        }
    }

    private static double sharedOf(LearningCurve curve, DoubleUnaryOperator truth) {
        double sum = 0;
        for (int a = 0; a < ROWS.length; a++) {
            sum += (curve.scores()[a] - truth.applyAsDouble(ROWS[a])) / ROWS.length;
        }
        return sum;
    }

    @Test
    void uncertaintyGrowsWithTheDistance() {
        Projection projection = Projection.of(curve(power(0.92, 1.4, 0.4), 0.003, 3), 3);
        double before = 0;
        for (double rows : new double[] {4_000, 6_000, 9_000, 13_000, 16_000}) {
            Estimate at = projection.at(rows);
            double width = at.high() - at.low();
            assertTrue(width > before, rows + ": " + width + " after " + before);
            before = width;
        }
    }

    @Test
    void nothingIsSaidBeyondFourTimesTheLastAnchor() {
        Projection projection = Projection.of(curve(power(0.92, 1.4, 0.4), 0.003, 3), 3);
        assertEquals(16_000, projection.limit());
        assertThrows(IllegalArgumentException.class, () -> projection.mean(16_100));
        assertThrows(IllegalArgumentException.class, () -> projection.draw(0, 20_000));
    }

    @Test
    void aCurveThatFallsIsRefusedAndChanceIsNot() {
        LearningCurve falling = curve(n -> n > 1_000 ? 0.8 : 0.85, 0.004, 1);
        assertFalse(falling.monotone());
        assertThrows(IllegalArgumentException.class, () -> Projection.of(falling, 1));
        int refused = 0;
        for (int seed = 0; seed < 400; seed++) {
            refused += curve(n -> 0.8, 0.01, seed).monotone() ? 0 : 1;
        }
        assertTrue(refused < 400 * 0.05 + 3 * Math.sqrt(400 * 0.05 * 0.95), refused + " of 400 flat curves refused");
    }

    @Test
    void aFlatCurveStaysWhereItIs() {
        int rising = 0;
        for (int seed = 0; seed < 400; seed++) {
            LearningCurve curve = curve(n -> 0.8, 0.01, seed);
            rising += curve.rises() ? 1 : 0;
            if (curve.monotone() && !curve.rises()) {
                assertEquals(curve.lastScore(), Projection.of(curve, seed).mean(12_000));
            }
        }
        assertEquals(20, rising, 13);
    }

    @Test
    void theSameSeedGivesTheSameDraws() {
        LearningCurve curve = curve(power(0.92, 1.4, 0.4), 0.003, 3);
        double first = Projection.of(curve, 5).draw(7, 9_000);
        assertEquals(first, Projection.of(curve, 5).draw(7, 9_000));
        assertTrue(first != Projection.of(curve, 6).draw(7, 9_000));
    }

    /** Deep: .95 - 8 n^-.5, classical: .88 - n^-.5; they cross at 10,000 rows. */
    @Test
    void aNetThatOvertakesIsSeenToDoSoWhereItDoes() {
        DoubleUnaryOperator classical = power(0.88, 1, 0.5);
        DoubleUnaryOperator deep = power(0.95, 8, 0.5);
        double truth = Math.pow(7 / 0.07, 2);
        assertEquals(classical.applyAsDouble(truth), deep.applyAsDouble(truth), 1e-12);
        int within = 0;
        for (int seed = 0; seed < 20; seed++) {
            Projection first = Projection.of(curve(classical, 0.001, seed), 2 * seed);
            Projection second = Projection.of(curve(deep, 0.001, 1_000 + seed), 2 * seed + 1);
            Crossing crossing = Crossing.of(first, second, shared(seed), 5_000);
            double[] ends = {crossing.low(), Double.isNaN(crossing.high()) ? 1e9 : crossing.high()};
            within += ends[0] <= truth && truth <= ends[1] ? 1 : 0;
            assertTrue(crossing.aheadAtLimit() > crossing.aheadNow(), crossing.toString());
        }
        assertTrue(within >= 16, within + " of 20 ranges hold the truth");
    }

    /** What the two curves' shared parts differ by is no difference of the models. */
    private static double shared(int seed) {
        return sharedOf(curve(power(0.95, 8, 0.5), 0.001, 1_000 + seed), power(0.95, 8, 0.5))
                - sharedOf(curve(power(0.88, 1, 0.5), 0.001, seed), power(0.88, 1, 0.5));
    }

    @Test
    void aHandicapMovesTheCrossing() {
        LearningCurve classical = new LearningCurve(ROWS, of(power(0.88, 1, 0.5)), 1e-6, 20);
        LearningCurve deep = new LearningCurve(ROWS, of(power(0.95, 8, 0.5)), 1e-6, 20);
        Projection first = Projection.of(classical, 1);
        Projection second = Projection.of(deep, 2);
        assertEquals(10_000, Crossing.of(first, second, 0, 5_000).rows(), 20);
        assertEquals(14_400, Crossing.of(first, second, 0.07 - 7.0 / 120, 5_000).rows(), 50);
        assertTrue(Double.isNaN(Crossing.of(first, second, 0.05, 5_000).rows()));
        assertEquals(5_000, Crossing.of(second, first, 0, 5_000).rows());
        assertEquals(1, Crossing.of(second, first, 0, 5_000).aheadNow(), 1e-9);
    }

    private static double[] of(DoubleUnaryOperator truth) {
        return Arrays.stream(ROWS).map(truth).toArray();
    }
}
