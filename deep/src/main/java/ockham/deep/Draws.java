package ockham.deep;

import java.util.SplittableRandom;

/** Initial values of parameters, drawn in Java so that a seed gives the same on every machine. */
final class Draws {
    private Draws() {}

    /** Weights and biases of a linear layer, within one over the root of its inputs. */
    static void linear(Parameters parameters, String name, int inputs, SplittableRandom random) {
        double bound = 1 / Math.sqrt(inputs);
        uniform(parameters, name + ".weight", bound, random);
        uniform(parameters, name + ".bias", bound, random);
    }

    static void uniform(Parameters parameters, String name, double bound, SplittableRandom random) {
        double[] values = new double[Math.toIntExact(parameters.get(name).numel())];
        for (int i = 0; i < values.length; i++) {
            values[i] = bound * (2 * random.nextDouble() - 1);
        }
        parameters.fill(name, values);
    }
}
