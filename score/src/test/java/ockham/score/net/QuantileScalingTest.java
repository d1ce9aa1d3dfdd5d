package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuantileScalingTest {
    private static float scaled(double value, double... quantiles) {
        return new QuantileScaling(new double[][] {quantiles}).apply(0, value);
    }

    /** Known quantiles of the normal distribution. */
    @Test
    void theNormalQuantileIsRightInTheMiddleAndFarOut() {
        assertEquals(0, NormalQuantile.of(0.5));
        assertEquals(1.959963984540054, NormalQuantile.of(0.975), 1e-15);
        assertEquals(-0.6744897501960817, NormalQuantile.of(0.25), 1e-15);
        assertEquals(-5.199337582192817, NormalQuantile.of(1e-7), 1e-13);
        assertEquals(-9.262340089798408, NormalQuantile.of(1e-20), 1e-13);
        assertEquals(3.090232306167813, NormalQuantile.of(0.999), 1e-13);
    }

    @Test
    void aValueGetsTheNormalQuantileOfTheShareBelowIt() {
        assertEquals(0, scaled(20, 0, 10, 20, 30, 100));
        // half of the way from a half to three quarters
        assertEquals(0.3186393639643752, scaled(25, 0, 10, 20, 30, 100), 1e-7);
        assertEquals(-0.6744897501960817, scaled(10, 0, 10, 20, 30, 100), 1e-7);
    }

    @Test
    void outerValuesStayWithinTheBounds() {
        for (double far : new double[] {0, -1, -1e308, Double.NEGATIVE_INFINITY}) {
            assertEquals(-5.1993375, scaled(far, 0, 10, 20), 1e-6);
        }
        assertEquals(5.1993375, scaled(1e308, 0, 10, 20), 1e-6);
    }

    @Test
    void sharedQuantilesGetTheMiddleOfTheirShares() {
        // the shares 0, 1/4 and 1/2 are all of the value 3
        assertEquals(-0.6744897501960817, scaled(3, 3, 3, 3, 8, 9), 1e-7);
        assertEquals(0, scaled(5, 4, 5, 5, 5, 6), 1e-7);
    }

    @Test
    void differencesThatOverflowAreNone() {
        assertEquals(0, scaled(0, -1.5e308, 1.5e308), 1e-7);
    }

    @Test
    void fewerThanTwoQuantilesAreForValuesAsTheyAreAndForConstants() {
        assertEquals(7, scaled(7));
        assertEquals(0, scaled(7, 3));
    }

    @Test
    void itNeverDescends() {
        double[] quantiles = {-3, -3, -1, 0, 0, 0, 2, 5, 5};
        float before = Float.NEGATIVE_INFINITY;
        for (double x = -4; x < 6; x += 0.01) {
            float now = scaled(x, quantiles);
            assertTrue(now >= before, x + ": " + now + " after " + before);
            before = now;
        }
    }

    @Test
    void quantilesThatDescendOrAreNoNumbersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> scaled(1, 2, 1));
        assertThrows(IllegalArgumentException.class, () -> scaled(1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> scaled(1, 2, Double.POSITIVE_INFINITY));
    }
}
