package ockham.score.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ExponentialTest {
    @Test
    void agreesWithTheExactlyRoundedFunction() {
        for (double x = -690; x < 690; x += 0.00731) {
            double exact = StrictMath.exp(x);
            assertEquals(exact, Exponential.of(x), exact * 1e-12);
        }
    }

    @Test
    void staysFiniteAndPositiveWhateverTheArgument() {
        for (double x : new double[] {-1e300, -701, 701, 1e300, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY}) {
            double value = Exponential.of(x);
            assertTrue(value > 0 && value < Double.POSITIVE_INFINITY, x + " gives " + value);
        }
    }

    @Test
    void isOneAtZero() {
        assertEquals(1, Exponential.of(0));
    }
}
