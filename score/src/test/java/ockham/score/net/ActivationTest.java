package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ActivationTest {
    @Test
    void seluFollowsItsFormula() {
        for (float x = -30; x < 30; x += 0.037f) {
            double exact = Activation.SELU_LAMBDA * (x > 0 ? x : Activation.SELU_ALPHA * StrictMath.expm1(x));
            assertEquals(exact, Activation.SELU.of(x), 1e-7 * Math.max(1, Math.abs(exact)));
        }
    }

    @Test
    void mishFollowsItsFormula() {
        for (float x = -30; x < 30; x += 0.037f) {
            double exact = x * StrictMath.tanh(StrictMath.log1p(StrictMath.exp(x)));
            assertEquals(exact, Activation.MISH.of(x), 1e-7 * Math.max(1, Math.abs(exact)));
        }
    }

    @Test
    void bothStayFiniteFarOut() {
        for (Activation activation : Activation.values()) {
            for (float x : new float[] {-1e30f, -200, 200, 1e30f}) {
                assertTrue(Float.isFinite(activation.of(x)), activation + " of " + x);
            }
        }
    }
}
