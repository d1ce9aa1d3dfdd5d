package ockham.deep;

import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the sums of one hidden layer, for a fixed number of rows: the activation, parametric
 * ({@code x + share (f(x) - x)}) or as it is, then dropout (Srivastava et al. 2014), forward and back.
 */
final class TorchHidden {
    private static final int BITS = 16;

    private final TorchActivation activation;
    private final @Nullable Share share;
    private final Tensor mask;
    private final float[] draws;
    private boolean dropping;

    /** A trainable share a unit and its gradient, with room for the activation and for its difference to the sums. */
    private record Share(Tensor value, Tensor gradient, Tensor active, Tensor difference) {}

    /**
     * @param like rows x units of the layer
     * @param share and its gradient, one a unit; null where the activation is not parametric
     * @param learning whether units may be dropped and {@link #backward} is to be called
     */
    TorchHidden(TorchActivation activation, Tensor like, Tensor @Nullable [] share, boolean learning) {
        this.activation = activation;
        this.share =
                share == null ? null : new Share(share[0], share[1], torch.zeros_like(like), torch.zeros_like(like));
        this.mask = learning ? torch.zeros_like(like) : like;
        this.draws = new float[learning ? Math.toIntExact(like.numel()) : 0];
    }

    /**
     * Draws which units are dropped by the next {@link #forward}; the others are made larger, so that the mean stays.
     *
     * @param rate share of units to be dropped, in steps of 2^-16
     */
    void drop(double rate, SplittableRandom random) {
        int below = (int) Math.round(rate * (1 << BITS));
        dropping = below > 0;
        if (!dropping) {
            return;
        }
        float larger = (float) (1 / (1 - (double) below / (1 << BITS)));
        for (int i = 0; i < draws.length; ) {
            long bits = random.nextLong();
            for (int k = 0; k < Long.SIZE / BITS && i < draws.length; k++, i++) {
                draws[i] = (bits & ((1 << BITS) - 1)) < below ? 0 : larger;
                bits >>>= BITS;
            }
        }
        Torch.fill(mask, draws);
    }

    void forward(Tensor into, Tensor sums) {
        if (share == null) {
            activation.forward(into, sums);
        } else {
            activation.forward(share.active, sums);
            torch.lerp_out(into, sums, share.active, share.value);
        }
        if (dropping) {
            into.mul_(mask);
        }
    }

    /**
     * Writes the gradient by the sums; they are those of the last {@link #forward}.
     *
     * @param gradient by what forward gave; used up
     */
    void backward(Tensor into, Tensor gradient, Tensor sums) {
        if (dropping) {
            gradient.mul_(mask);
        }
        if (share == null) {
            activation.backward(into, gradient, sums);
            return;
        }
        torch.sub_out(share.difference, share.active, sums);
        share.difference.mul_(gradient);
        torch.sum_out(share.gradient, share.difference, 0L);
        torch.mul_out(share.difference, gradient, share.value);
        activation.backward(into, share.difference, sums);
        into.add_(gradient).sub_(share.difference);
    }
}
