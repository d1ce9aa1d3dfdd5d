package ockham.deep;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** Tensors one after the other. */
final class Concatenation {
    private Concatenation() {}

    static Tensor of(long dimension, Tensor... tensors) {
        return torch.cat(new TensorVector(tensors), dimension);
    }
}
