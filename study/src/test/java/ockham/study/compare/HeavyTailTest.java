package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HeavyTailTest {
    @Test
    void paretoTailsAreFoundAndNormalOnesPass() {
        SplittableRandom random = new SplittableRandom(4);
        double[] heavy = random.doubles(2000).map(u -> Math.pow(u, -1 / 1.2)).toArray();
        double[] normal = new double[2000];
        Arrays.setAll(normal, i -> random.nextGaussian());
        assertTrue(HeavyTail.of(new double[][] {heavy}).isPresent());
        assertTrue(HeavyTail.of(new double[][] {normal}).isEmpty());
    }

    @Test
    void statesTheShareThatOnePercentCarries() {
        double[] difference = new double[200];
        difference[3] = 5;
        difference[90] = -4;
        difference[100] = 1;
        Optional<HeavyTail> tail = HeavyTail.of(new double[][] {difference});
        assertEquals(0.9, tail.orElseThrow().carried(), 1e-12);
        assertTrue(tail.get().warning("a", "b").startsWith("90 % of the difference between a and b"));
    }

    @Test
    void classifiersThatDisagreeOnThreeRowsOfAHundredPassInALargeTableOnly() {
        assertTrue(HeavyTail.of(new double[][] {disagreement(20_000)}).isEmpty());
        assertTrue(HeavyTail.of(new double[][] {disagreement(500)}).isPresent());
    }

    /** -1 or 1 on three rows of a hundred, else 0. */
    private static double[] disagreement(int rows) {
        double[] difference = new double[rows];
        for (int i = 0; i < rows; i++) {
            difference[i] = i % 100 < 3 ? (i % 2 == 0 ? 1 : -1) : 0;
        }
        return difference;
    }

    @Test
    void averagesOverRepeats() {
        double[] one = new double[300];
        double[] two = new double[300];
        one[5] = 9;
        two[5] = -9;
        assertTrue(HeavyTail.of(new double[][] {one, two}).isEmpty(), "they cancel");
        assertTrue(HeavyTail.of(new double[][] {one, one}).isPresent());
    }

    @Test
    void fewRowsHaveNoTail() {
        double[] difference = new double[99];
        difference[0] = 1;
        assertTrue(HeavyTail.of(new double[][] {difference}).isEmpty());
    }
}
