package ockham.deep;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam (Kingma and Ba 2015) over the flat parameters of a {@link TorchNet}, with RealMLP's constants: betas .9 and .95,
 * epsilon 1e-8, no decay, the rate times 6 for scales and times 0.1 for biases.
 */
final class Adam {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.95;
    private static final double EPSILON = 1e-8;
    private static final double SCALE_RATE = 6;
    private static final double BIAS_RATE = 0.1;

    private final Tensor gradients;
    private final Tensor first;
    private final Tensor second;
    private final Tensor root;
    private final Group[] groups;
    private final Scalar mix = new Scalar(1 - BETA_1);
    private final Scalar keep = new Scalar(BETA_2);
    private final Scalar add = new Scalar(1 - BETA_2);
    private int steps;

    private record Group(Tensor parameters, Tensor first, Tensor root, double rate) {}

    Adam(TorchNet net) {
        NetShape shape = net.shape();
        gradients = net.gradients();
        first = Torch.zeros(net.type(), shape.parameters());
        second = Torch.zeros(net.type(), shape.parameters());
        root = Torch.zeros(net.type(), shape.parameters());
        groups = new Group[] {
            group(net, 0, shape.inputs(), SCALE_RATE),
            group(net, shape.inputs(), shape.weights(), 1),
            group(net, shape.biasesAt(0), shape.biases(), BIAS_RATE)
        };
    }

    private Group group(TorchNet net, long at, long size, double rate) {
        return new Group(
                net.parameters().narrow(0, at, size), first.narrow(0, at, size), root.narrow(0, at, size), rate);
    }

    /** One step with the gradients that lie in the net. */
    void step(double rate) {
        steps++;
        first.lerp_(gradients, mix);
        second.mul_(keep).addcmul_(gradients, gradients, add);
        torch.sqrt_out(root, second);
        // both corrections of the moments in one factor; epsilon takes the second one with it
        double correction = Math.sqrt(1 - Math.pow(BETA_2, steps));
        root.add_(new Scalar(EPSILON * correction));
        double size = -rate * correction / (1 - Math.pow(BETA_1, steps));
        for (Group group : groups) {
            group.parameters.addcdiv_(group.first, group.root, new Scalar(size * group.rate));
        }
    }
}
