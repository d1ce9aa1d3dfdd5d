package ockham.deep;

import java.util.SplittableRandom;

/**
 * The values that the small RealMLP starts from: scales 1, weights and biases N(0, 1), the last layer 0. The factor that keeps
 * sums near 1 is in the forward pass, not here.
 */
final class InitialValues {
    private InitialValues() {}

    static void write(TorchNet net, long seed) {
        Torch.fill(net.parameters(), of(net.shape(), seed));
    }

    static double[] of(NetShape shape, long seed) {
        double[] values = new double[shape.parameters()];
        SplittableRandom random = new SplittableRandom(seed);
        int last = shape.hidden();
        for (int i = 0; i < shape.features(); i++) {
            values[i] = 1;
        }
        for (int i = shape.features(); i < shape.weightsAt(last); i++) {
            values[i] = random.nextGaussian();
        }
        for (int i = shape.biasesAt(0); i < shape.biasesAt(last); i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }
}
