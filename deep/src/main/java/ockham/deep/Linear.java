package ockham.deep;

import java.util.Arrays;
import ockham.score.net.DenseLayer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Linear layers whose weights lie outputs x inputs. */
final class Linear {
    private Linear() {}

    /** @param x ... x inputs */
    static Tensor of(Parameters parameters, String name, Tensor x) {
        return torch.linear(x, parameters.get(name + ".weight"), new TensorOptional(parameters.get(name + ".bias")));
    }

    static DenseLayer portable(Parameters parameters, String name) {
        Tensor weight = parameters.get(name + ".weight");
        int outputs = Math.toIntExact(weight.size(0));
        int inputs = Math.toIntExact(weight.size(1));
        return new DenseLayer(
                inputs, outputs, Torch.floats(weight.detach().t().contiguous()), parameters.floats(name + ".bias"));
    }

    /** The {@code i}th part of so many. */
    static float[] part(float[] values, int i, int size) {
        return Arrays.copyOfRange(values, i * size, (i + 1) * size);
    }
}
