package ockham.learners;

import java.util.Arrays;

/** A growing array of doubles. Not safe to share between threads. */
public final class Doubles {
    private double[] values = new double[64];
    private int size;

    public void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public double get(int at) {
        return values[at];
    }

    public int size() {
        return size;
    }

    public double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
