package ockham.study.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderStatisticsTest {
    private static double[] ranks(int count) {
        return IntStream.rangeClosed(1, count).asDoubleStream().toArray();
    }

    /** scipy: {@code binom.ppf(.025, 200, .99)} is 195, of 500 it is 490; {@code binom.ppf(.975, 500, .99)} is 499. */
    @Test
    void endsFollowFromTheBinomialDistribution() {
        assertEquals(195, OrderStatistics.low(ranks(200), 0.99, 0.025));
        assertEquals(490, OrderStatistics.low(ranks(500), 0.99, 0.025));
        assertEquals(500, OrderStatistics.high(ranks(500), 0.99, 0.025));
    }

    @Test
    void fewValuesBoundNothing() {
        assertEquals(1, OrderStatistics.low(ranks(1), 0.99, 0.025));
        assertEquals(200, OrderStatistics.high(ranks(200), 0.99, 0.025));
    }

    /** The 90th percentile of uniform numbers is .9: each end misses it in at most 2.5 %, both in hardly less than 3 %. */
    @Test
    void theyHoldTheQuantileAsOftenAsTheySay() {
        SplittableRandom random = new SplittableRandom(4);
        int above = 0;
        int below = 0;
        int samples = 20_000;
        for (int i = 0; i < samples; i++) {
            double[] sorted = random.doubles(400).toArray();
            Arrays.sort(sorted);
            above += OrderStatistics.low(sorted, 0.9, 0.025) > 0.9 ? 1 : 0;
            below += OrderStatistics.high(sorted, 0.9, 0.025) < 0.9 ? 1 : 0;
        }
        assertTrue(above < 0.028 * samples && above > 0.012 * samples, "low end above in " + above);
        assertTrue(below < 0.028 * samples && below > 0.012 * samples, "high end below in " + below);
    }
}
