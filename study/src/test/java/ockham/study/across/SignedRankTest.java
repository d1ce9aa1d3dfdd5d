package ockham.study.across;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import ockham.study.compare.Holm;
import org.junit.jupiter.api.Test;

class SignedRankTest {
    /** scipy 1.17.1, {@code wilcoxon(d, method="exact")}. */
    @Test
    void isExactAsTheReferenceIs() {
        assertEquals(0.3125, SignedRank.p(new double[] {1.5, -0.3, 2.2, 0.9, -0.1, 3.0, 0.4, -2.5}), 1e-12);
        assertEquals(0.03125, SignedRank.p(new double[] {1, 2, 3, 4, 5, 6}), 1e-12);
    }

    /** scipy's permutation method, over all 2^7 signs, zeros left out. */
    @Test
    void tiesShareTheirRankAndZerosDoNotCount() {
        assertEquals(0.328125, SignedRank.p(new double[] {1, 1, -1, 2, 2, -3, 0, 4}), 1e-12);
        assertEquals(1, SignedRank.p(new double[] {0, 0}));
    }

    @Test
    void rejectsAsOftenAsItSaysWhereThereIsNoDifference() {
        SplittableRandom random = new SplittableRandom(3);
        int rejected = 0;
        int tests = 20_000;
        for (int t = 0; t < tests; t++) {
            double[] differences = random.doubles(12, -1, 1).toArray();
            rejected += SignedRank.p(differences) <= 0.05 ? 1 : 0;
        }
        // The largest p-value up to .05 that twelve ranks have is .0425.
        double share = (double) rejected / tests;
        assertTrue(share > 0.0425 - 0.005 && share < 0.0425 + 0.005, "rejected " + share);
    }

    /** Worked by hand: .005 x 4, .01 x 3, .03 x 2, .04 x 1 and never less than the one before. */
    @Test
    void holmCorrectsFromTheSmallest() {
        assertArrayEquals(
                new double[] {0.03, 0.06, 0.06, 0.02},
                Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}, 4),
                1e-12);
    }
}
