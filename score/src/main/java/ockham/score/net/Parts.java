package ockham.score.net;

import ockham.api.Bundle;

/** Parts of a stored net that is not to be trusted. */
final class Parts {
    private Parts() {}

    /** @throws IllegalArgumentException if there is not exactly one */
    static int single(int[] values, String name) {
        if (values.length != 1) {
            throw new IllegalArgumentException(name + " has " + values.length + " numbers, not 1");
        }
        return values[0];
    }

    /**
     * A count.
     *
     * @throws IllegalArgumentException if it is below {@code least} or above {@code most}
     */
    static int count(Bundle bundle, String name, int least, int most) {
        int count = single(bundle.ints(name), name);
        if (count < least || count > most) {
            throw new IllegalArgumentException(name + " is " + count + ": " + least + " to " + most);
        }
        return count;
    }

    static void put(Bundle.Builder bundle, String name, DenseLayer layer) {
        bundle.put(name + ".size", new int[] {layer.inputs(), layer.outputs()})
                .put(name + ".weights", layer.weights())
                .put(name + ".bias", layer.bias());
    }

    static DenseLayer layer(Bundle bundle, String name) {
        int[] size = bundle.ints(name + ".size");
        if (size.length != 2) {
            throw new IllegalArgumentException(name + ".size has " + size.length + " numbers, not 2");
        }
        return new DenseLayer(size[0], size[1], bundle.floats(name + ".weights"), bundle.floats(name + ".bias"));
    }

    /** @throws IllegalArgumentException if sizes do not meet */
    static void requireEqual(String what, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(what + ": " + found + ", not " + wanted);
        }
    }
}
