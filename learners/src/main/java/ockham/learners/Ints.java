package ockham.learners;

import java.util.Arrays;

/** A growing array of ints. Not safe to share between threads. */
public final class Ints {
    private int[] values = new int[64];
    private int size;

    public void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public int get(int at) {
        return values[at];
    }

    public void set(int at, int value) {
        values[at] = value;
    }

    /** Takes the last away. */
    public int pop() {
        return values[--size];
    }

    public int size() {
        return size;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
