package ockham.deep;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Dropout (Srivastava et al. 2014) with masks drawn from a seed of its own; also says whether a pass learns at all. */
final class Dropout {
    private static final int BITS = 16;

    private final @Nullable SplittableRandom random;
    private float[] draws = new float[0];

    private Dropout(@Nullable SplittableRandom random) {
        this.random = random;
    }

    /** Drops nothing: a pass that predicts. */
    static Dropout none() {
        return new Dropout(null);
    }

    /** For passes that learn. */
    static Dropout seeded(long seed) {
        return new Dropout(new SplittableRandom(seed));
    }

    /** Whether passes learn. */
    boolean learning() {
        return random != null;
    }

    /** Values of which a share {@code rate} (in steps of 2^-16) is 0 and the others are larger, so that the mean stays. */
    Tensor apply(Tensor values, double rate) {
        int below = (int) Math.round(rate * (1 << BITS));
        if (random == null || below == 0) {
            return values;
        }
        int size = Math.toIntExact(values.numel());
        if (draws.length < size) {
            draws = new float[size];
        }
        draw(below, size, random);
        Tensor mask = Torch.zeros(values.scalar_type().intern(), size);
        Torch.fill(mask, draws, size);
        return values.mul(mask.view_as(values));
    }

    private void draw(int below, int size, SplittableRandom source) {
        float larger = (float) (1 / (1 - (double) below / (1 << BITS)));
        for (int i = 0; i < size; ) {
            long bits = source.nextLong();
            for (int k = 0; k < Long.SIZE / BITS && i < size; k++, i++) {
                draws[i] = (bits & ((1 << BITS) - 1)) < below ? 0 : larger;
                bits >>>= BITS;
            }
        }
    }
}
