package ockham.deep;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** The order in which an epoch goes through the rows, in a tensor that stays in place. */
final class RowOrder {
    private final Tensor places;
    private final long[] permutation;
    private final SplittableRandom random;

    RowOrder(int rows, long seed) {
        this.places = Torch.index(rows);
        this.permutation = new long[rows];
        this.random = new SplittableRandom(seed);
        Arrays.setAll(permutation, i -> i);
    }

    int rows() {
        return permutation.length;
    }

    /** Row numbers, as of the last {@link #shuffle}. */
    Tensor places() {
        return places;
    }

    /** A new order (Fisher and Yates 1938). */
    void shuffle() {
        for (int i = permutation.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            long kept = permutation[i];
            permutation[i] = permutation[j];
            permutation[j] = kept;
        }
        Torch.fill(places, permutation);
    }
}
