package ockham.score.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PiecewiseLinearTest {
    private static float[] vector(float x) {
        PiecewiseLinear embedding =
                new PiecewiseLinear(2, new float[][] {{0, 1, 3}}, new float[][] {{0, 10, 1, 20, 5, 0}});
        float[] into = new float[2];
        embedding.apply(new float[] {x}, into);
        return into;
    }

    @Test
    void isLinearBetweenEdges() {
        assertArrayEquals(new float[] {0, 10}, vector(0));
        assertArrayEquals(new float[] {0.5f, 15}, vector(0.5f));
        assertArrayEquals(new float[] {1, 20}, vector(1));
        assertArrayEquals(new float[] {3, 10}, vector(2));
    }

    @Test
    void goesOnBeyondTheOuterEdges() {
        assertArrayEquals(new float[] {-1, 0}, vector(-1));
        assertArrayEquals(new float[] {7, -10}, vector(4));
    }

    @Test
    void refusesEdgesThatDoNotAscendAndSizesThatDoNotFit() {
        float[][] values = {{1, 2}};
        assertThrows(IllegalArgumentException.class, () -> new PiecewiseLinear(1, new float[][] {{1, 1}}, values));
        assertThrows(IllegalArgumentException.class, () -> new PiecewiseLinear(1, new float[][] {{1}}, values));
        assertThrows(IllegalArgumentException.class, () -> new PiecewiseLinear(2, new float[][] {{0, 1}}, values));
        assertThrows(
                IllegalArgumentException.class, () -> new PiecewiseLinear(1, new float[][] {{0, Float.NaN}}, values));
        assertThrows(
                IllegalArgumentException.class,
                () -> new PiecewiseLinear(Integer.MAX_VALUE, new float[][] {{0, 1}}, values));
    }
}
