package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CosineTest {
    @Test
    void isTheCosineWithinItsError() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200_000; i++) {
            double x = (random.nextDouble() - 0.5) * StrictMath.pow(10, random.nextDouble(-3, 6.3));
            assertEquals(StrictMath.cos(x), Cosine.of(x), 2e-12, "cosine of " + x);
        }
    }

    @Test
    void turnsKeepTheirValues() {
        for (int quarter = -2000; quarter <= 2000; quarter++) {
            double x = quarter * Math.PI / 2;
            assertEquals(StrictMath.cos(x), Cosine.of(x), 2e-12, quarter + " quarters");
        }
        assertEquals(1, Cosine.of(0));
        assertEquals(Cosine.of(1.25), Cosine.of(-1.25));
    }

    @Test
    void farOutAndUndefinedAreStrictMaths() {
        for (double x : new double[] {1e7, -1e15, Double.MAX_VALUE}) {
            assertEquals(StrictMath.cos(x), Cosine.of(x));
        }
        assertEquals(Double.NaN, Cosine.of(Double.NaN));
        assertEquals(Double.NaN, Cosine.of(Double.POSITIVE_INFINITY));
    }
}
