package ockham.deep;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba 2015) over the flat parameters of a {@link TorchNet}, with RealMLP's constants: betas .9 and .95,
 * epsilon 1e-8, the rate times 6 for scales and times 0.1 for biases, shares and periodic embeddings. Decay of weights
 * (Loshchilov and Hutter 2019) comes first, by decay times rate times the square of that factor, as in the authors' library,
 * and spares biases.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.95;
    private static final double EPSILON = 1e-8;
    private static final double SCALE_RATE = 6;
    private static final double BIAS_RATE = 0.1;
    private static final double SHARE_RATE = 0.1;

    private final Tensor gradients;
    private final Tensor first;
    private final Tensor second;
    private final Tensor root;
    private final Group[] groups;
    private final Scalar mix = new Scalar(1 - BETA_1);
    private final Scalar keep = new Scalar(BETA_2);
    private final Scalar add = new Scalar(1 - BETA_2);
    private int steps;

    /** Parameters side by side that share factors on rate and decay. */
    private record Group(Tensor parameters, Tensor first, Tensor root, double rate, boolean decays) {}

    Adam(TorchNet net) {
        NetShape shape = net.shape();
        gradients = net.gradients();
        first = Torch.zeros(net.type(), shape.parameters());
        second = Torch.zeros(net.type(), shape.parameters());
        root = Torch.zeros(net.type(), shape.parameters());
        int end = shape.parameters();
        groups = new Group[] {
            group(net, 0, shape.features(), SCALE_RATE),
            group(net, shape.features(), shape.biasesAt(0), 1),
            group(net, shape.biasesAt(0), shape.vectorsAt(), BIAS_RATE),
            group(net, shape.vectorsAt(), shape.sharesAt(0), 1),
            group(net, shape.sharesAt(0), end, SHARE_RATE)
        };
    }

    private Group group(TorchNet net, long from, long to, double rate) {
        long size = to - from;
        return new Group(
                net.parameters().narrow(0, from, size),
                first.narrow(0, from, size),
                root.narrow(0, from, size),
                rate,
                from != net.shape().biasesAt(0));
    }

    /** One step with the gradients that lie in the net, without decay. */
    void step(double rate) {
        step(rate, 0);
    }

    /** One step with the gradients that lie in the net. */
    void step(double rate, double decay) {
        steps++;
        first.lerp_(gradients, mix);
        second.mul_(keep).addcmul_(gradients, gradients, add);
        torch.sqrt_out(root, second);
        // both corrections of the moments in one factor; epsilon takes the second one with it
        double correction = Math.sqrt(1 - Math.pow(BETA_2, steps));
        root.add_(new Scalar(EPSILON * correction));
        double size = -rate * correction / (1 - Math.pow(BETA_1, steps));
        for (Group group : groups) {
            if (decay > 0 && group.decays) {
                group.parameters.mul_(new Scalar(1 - decay * rate * group.rate * group.rate));
            }
            group.parameters.addcdiv_(group.first, group.root, new Scalar(size * group.rate));
        }
    }
}
