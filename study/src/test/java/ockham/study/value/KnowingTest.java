package ockham.study.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import ockham.study.business.Uncertain;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: evsi_two_actions and expected_maximum_2 of decision.json of the reference set, which hold for knowing as well. */
class KnowingTest {
    private static final int DRAWS = 4000;

    /** A standard normal input from equally likely slices, in random order. */
    private static double[] normal(long seed) {
        NormalDistribution normal = new NormalDistribution();
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            int j = random.nextInt(i + 1);
            values[i] = values[j];
            values[j] = normal.inverseCumulativeProbability((i + random.nextDouble()) / DRAWS);
        }
        return values;
    }

    @ParameterizedTest // mean and spread of the difference, value of knowing it
    @CsvSource({
        "0, 10, 3.989422804014327",
        "5, 10, 1.9779655740130604",
        "-5, 10, 1.9779655740130604",
        "20, 8, 0.016033097433025653"
    })
    void knowingALinearInputIsWorthWhatTheFormulaSays(double mean, double spread, double expected) {
        double[] x = normal(1);
        double[] y = normal(2);
        double[] both = normal(3);
        double[][] nets = new double[DRAWS][];
        for (int d = 0; d < DRAWS; d++) {
            // What moves both sides alike tells nothing; y moves the difference as well, and is not known.
            nets[d] = new double[] {100 * both[d], 100 * both[d] + mean + spread * x[d] + spread * y[d], Double.NaN};
        }
        assertEquals(expected, Knowing.one(x, nets), 0.02 * spread);
        assertTrue(Knowing.one(x, nets) <= Knowing.all(nets) + 1e-9);
        assertEquals(0, Knowing.one(both, nets), 0.005 * spread, "of no use");
    }

    @Test
    void knowingEverythingIsTheExpectedMaximumLessTheLargestExpectation() {
        double[] x = normal(4);
        double[] y = normal(5);
        double[][] nets = new double[DRAWS][];
        for (int d = 0; d < DRAWS; d++) {
            nets[d] = new double[] {x[d], y[d], Double.NaN};
        }
        assertEquals(0.5641895835477564, Knowing.all(nets), 0.02);
        for (double[] draw : nets) {
            draw[1] = draw[0] + 1;
        }
        assertEquals(0, Knowing.all(nets));
        assertEquals(0, Knowing.one(x, nets));
        assertEquals(0, Knowing.all(new double[0][]));
    }

    /** {@code 10 x - 20 - 3 x^2} of a PERT between 0 and 2.5: the mean of the positive part by a sum over fine slices. */
    @Test
    void aBentAnswerIsFollowed() {
        Uncertain range = new Uncertain(0, 1, 4);
        double[] x = new double[DRAWS];
        double[][] nets = new double[DRAWS][];
        SplittableRandom random = new SplittableRandom(6);
        double mean = 0;
        double above = 0;
        for (int i = 0; i < DRAWS; i++) {
            x[i] = range.quantile((i + 0.5) / DRAWS);
            double net = 10 * x[i] - 6 - 3 * x[i] * x[i];
            mean += net / DRAWS;
            above += Math.max(0, net) / DRAWS;
            nets[i] = new double[] {0, net + 2 * random.nextGaussian(), Double.NaN};
        }
        double expected = above - Math.max(0, mean);
        assertTrue(expected > 0.3, "a case with something to find: " + expected);
        assertEquals(expected, Knowing.one(x, nets), 0.05 * expected);
    }

    /** Where sides are level and the input has no part in it, chance alone must not make it worth knowing. */
    @Test
    void chanceMakesNoInputWorthKnowing() {
        double most = 0;
        double mean = 0;
        for (int w = 0; w < 100; w++) {
            double[] x = normal(100 + w);
            double[] other = normal(300 + w);
            double[][] nets = new double[DRAWS][];
            for (int d = 0; d < DRAWS; d++) {
                nets[d] = new double[] {0, other[d], Double.NaN};
            }
            double worth = Knowing.one(x, nets);
            most = Math.max(most, worth);
            mean += worth / 100;
        }
        assertTrue(mean < 0.004, "of a spread of 1, on average " + mean);
        assertTrue(most < 0.03, "at most " + most);
    }

    @Test
    void sentencesSayWhatNothingMeans() {
        double[] none = {0, 1, 2};
        Swing swing = new Swing("volume", 1, 2, none, none, 0);
        assertEquals(
                "To know volume before choosing would be worth nothing: whatever it is, the same side is best.",
                Knowing.sentence(swing, 100, v -> v + " EUR"));
        assertEquals(
                "To know volume before choosing would be worth at most 30.0 EUR.",
                Knowing.sentence(new Swing("volume", 1, 2, none, none, 30), 100, v -> v + " EUR"));
        assertEquals(
                "To know volume before choosing would be worth next to nothing, 0.5 EUR at most.",
                Knowing.sentence(new Swing("volume", 1, 2, none, none, 0.5), 100, v -> v + " EUR"));
        assertEquals(
                "To know all these numbers before choosing would be worth nothing: whatever they are, the same side is"
                        + " best; to know what the rows leave open as well, at most 7.0 EUR.",
                new PerfectInformation(0, 7).sentence(true, v -> v + " EUR"));
        assertTrue(
                new PerfectInformation(0, 0).sentence(false, v -> v + " EUR").contains("in every draw the same side"));
    }
}
