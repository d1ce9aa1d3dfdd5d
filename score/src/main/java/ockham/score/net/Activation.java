package ockham.score.net;

import ockham.score.model.Exponential;

/** What a hidden layer does with each of its sums. */
public enum Activation {
    /** Scaled exponential linear unit (Klambauer et al. 2017). */
    SELU {
        @Override
        float of(float x) {
            return x > 0 ? SELU_SCALE * x : (float) (SELU_SCALE_ALPHA * (Exponential.of(x) - 1));
        }
    },
    /** x tanh(ln(1 + e^x)) (Misra 2019). */
    MISH {
        @Override
        float of(float x) {
            if (x > 20) {
                return x;
            }
            // tanh(ln(1 + e)) = e (e + 2) / (e (e + 2) + 2)
            double e = Exponential.of(x);
            double part = e * (e + 2);
            return (float) (x * (part / (part + 2)));
        }
    };

    /** The alpha of SELU. */
    public static final double SELU_ALPHA = 1.6732632423543772;

    /** The scale of SELU. */
    public static final double SELU_LAMBDA = 1.0507009873554805;

    private static final float SELU_SCALE = (float) SELU_LAMBDA;
    private static final double SELU_SCALE_ALPHA = SELU_LAMBDA * SELU_ALPHA;

    abstract float of(float x);
}
