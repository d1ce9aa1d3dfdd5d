package ockham.deep;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Adam with decay of its own (Loshchilov and Hutter 2019) as libtorch's: betas .9 and .999, epsilon 1e-8; weights shrink by
 * rate times decay before each step. Gradients whose norm over all parameters is above a limit are first made shorter to it.
 */
final class AdamW {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;
    private static final double NORM_EPSILON = 1e-6;

    private final Parameters parameters;
    private final double rate;
    private final double longest;
    private final Scalar shrink;
    private final Scalar mix = new Scalar(1 - BETA_1);
    private final Scalar keep = new Scalar(BETA_2);
    private final Scalar add = new Scalar(1 - BETA_2);
    private final Scalar epsilon = new Scalar(EPSILON);
    private final Tensor first;
    private final Tensor second;
    private final Tensor root;
    private int steps;

    /** @param longest norm of the gradients; infinity for as they are */
    AdamW(Parameters parameters, double rate, double decay, double longest) {
        this.parameters = parameters;
        this.rate = rate;
        this.longest = longest;
        this.shrink = new Scalar(1 - rate * decay);
        this.first = torch.zeros_like(parameters.gradients());
        this.second = torch.zeros_like(parameters.gradients());
        this.root = torch.zeros_like(parameters.gradients());
    }

    /** One step with the gradients that lie in the parameters, which are then 0. */
    void step() {
        try (PointerScope _ = new PointerScope()) {
            steps++;
            Tensor gradients = parameters.gradients();
            clip(gradients);
            parameters.decaying().mul_(shrink);
            first.lerp_(gradients, mix);
            second.mul_(keep).addcmul_(gradients, gradients, add);
            torch.sqrt_out(root, second);
            root.div_(new Scalar(Math.sqrt(1 - Math.pow(BETA_2, steps)))).add_(epsilon);
            parameters.trained().addcdiv_(first, root, new Scalar(-rate / (1 - Math.pow(BETA_1, steps))));
            gradients.zero_();
        }
    }

    private void clip(Tensor gradients) {
        if (longest < Double.POSITIVE_INFINITY) {
            double norm = gradients.norm().item_double();
            if (norm + NORM_EPSILON > longest) {
                gradients.mul_(new Scalar(longest / (norm + NORM_EPSILON)));
            }
        }
    }
}
