package ockham.score.net;

import ockham.api.Bundle;

/**
 * A vector for each number that is linear between edges and goes on as straight beyond the outer ones: a piecewise-linear
 * embedding (Gorishniy et al. 2022, arXiv 2203.05556; with a linear part besides, version B of the authors' library) by its
 * values at the edges. Immutable.
 */
public final class PiecewiseLinear {
    private final int outputs;
    private final float[][] edges;
    private final float[][] values;

    /**
     * @param outputs length of a vector
     * @param edges of each number, at least two, ascending
     * @param values of each number the vectors at its edges, one after the other
     * @throws IllegalArgumentException if sizes do not fit, edges do not ascend or a value is not finite
     */
    public PiecewiseLinear(int outputs, float[][] edges, float[][] values) {
        if (outputs < 1 || edges.length != values.length) {
            throw new IllegalArgumentException("embedding of " + edges.length + " numbers with values for "
                    + values.length + " of " + outputs + " each");
        }
        this.outputs = outputs;
        this.edges = new float[edges.length][];
        this.values = new float[edges.length][];
        for (int i = 0; i < edges.length; i++) {
            this.edges[i] = Values.finite("edge", edges[i]);
            this.values[i] = Values.finite("value at an edge", values[i]);
            requireFit(this.edges[i], this.values[i].length);
        }
    }

    private void requireFit(float[] own, int count) {
        if (own.length < 2 || count != (long) own.length * outputs) {
            throw new IllegalArgumentException(own.length + " edges with " + count + " values");
        }
        for (int k = 1; k < own.length; k++) {
            if (!(own[k] > own[k - 1])) {
                throw new IllegalArgumentException("edge " + own[k] + " after " + own[k - 1]);
            }
        }
    }

    /** Embeds nothing. */
    public static PiecewiseLinear none() {
        return new PiecewiseLinear(1, new float[0][], new float[0][]);
    }

    /** Numbers that are embedded. */
    public int numbers() {
        return edges.length;
    }

    /** Values that the embedding gives. */
    int width() {
        return Math.multiplyExact(edges.length, outputs);
    }

    long parameters() {
        long sum = 0;
        for (float[] own : values) {
            sum += own.length;
        }
        return sum;
    }

    /** Writes the vectors of the first inputs into {@code into} from its beginning. */
    void apply(float[] inputs, float[] into) {
        for (int number = 0; number < edges.length; number++) {
            float[] own = edges[number];
            int bin = bin(own, inputs[number]);
            float share = (inputs[number] - own[bin]) / (own[bin + 1] - own[bin]);
            float[] vectors = values[number];
            int from = bin * outputs;
            int to = number * outputs;
            for (int j = 0; j < outputs; j++) {
                float left = vectors[from + j];
                into[to + j] = left + share * (vectors[from + outputs + j] - left);
            }
        }
    }

    /** The last inner edge at or below a value, or the first edge. */
    private static int bin(float[] own, float value) {
        int low = 0;
        int high = own.length - 2;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (own[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Parts {@code bins} (numbers, outputs) and for number i {@code bins.i.edges} and {@code bins.i.values}. */
    void write(Bundle.Builder bundle) {
        bundle.put("bins", new int[] {edges.length, outputs});
        for (int i = 0; i < edges.length; i++) {
            bundle.put("bins." + i + ".edges", edges[i]).put("bins." + i + ".values", values[i]);
        }
    }

    static PiecewiseLinear read(Bundle bundle, int most) {
        int[] size = bundle.ints("bins");
        if (size.length != 2 || size[0] < 0 || size[0] > most) {
            throw new IllegalArgumentException("bins: numbers, at most " + most + ", and outputs");
        }
        float[][] edges = new float[size[0]][];
        float[][] values = new float[size[0]][];
        for (int i = 0; i < size[0]; i++) {
            edges[i] = bundle.floats("bins." + i + ".edges");
            values[i] = bundle.floats("bins." + i + ".values");
        }
        return new PiecewiseLinear(size[1], edges, values);
    }
}
