package ockham.study.verdict;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden values: decision.json of the reference set (own formulas, checked by quadrature there). */
class DecisionTest {
    private static final int DRAWS = 1000;

    @ParameterizedTest // evsi_two_actions: mean, s, expected
    @CsvSource({
        "0, 10, 3.989422804014327",
        "5, 10, 1.9779655740130604",
        "-5, 10, 1.9779655740130604",
        "20, 8, 0.016033097433025653",
        "100, 10, 7.474560254595003e-24"
    })
    void informationIsWorthWhatTheReferenceSays(double mean, double s, double expected) {
        assertEquals(expected, Information.value(mean, s), 1e-9);
    }

    @ParameterizedTest // evsi_from_rows: prior mean 3, prior variance 25, row variance 400
    @CsvSource({"50, 4.351941398892445, 0.6330971556457329", "400, 4.902903378454601, 0.8111237389857103"})
    void moreRowsAreWorthWhatTheReferenceSays(double m, double s, double expected) {
        assertEquals(s, Information.spread(25, 400, m), 1e-9);
        assertEquals(expected, Information.value(3, Information.spread(25, 400, m)), 1e-9);
    }

    @ParameterizedTest // shrink: difference, se, tau, mean, sd
    @CsvSource({
        "10, 5, 5, 5, 3.5355339059327378",
        "10, 5, 20, 9.411764705882353, 4.85071250072666",
        "-3, 2, 0.5, -0.1764705882352941, 0.48507125007266594"
    })
    void differencesShrinkAsTheReferenceSays(double difference, double se, double tau, double mean, double sd) {
        double[] draws = normal(new SplittableRandom(1), difference, se);
        double[] shrunk = Shrinkage.shrink(draws, tau, 0, 0);
        assertEquals(mean, Shrinkage.mean(shrunk), 1e-9);
        assertEquals(sd, Math.sqrt(Shrinkage.variance(shrunk)), 1e-9);
    }

    @Test // expected_maximum_2: means 1 and .5, covariance [[4, 1.5], [1.5, 1]]; against a third that is far below
    void regretIsTheExpectedMaximumLessTheMean() {
        SplittableRandom random = new SplittableRandom(4);
        int count = 200_000;
        double[][] sides = new double[count][];
        for (int d = 0; d < count; d++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            sides[d] = new double[] {-100, 1 + 2 * a, 0.5 + 0.75 * a + Math.sqrt(1 - 0.5625) * b};
        }
        Decision decision = Decision.of(new DecisionInputs(
                sides, sides, 0.01, new VerdictSettings(0.1, 1e9, Double.NaN), DecisionInputs.More.none(10)));
        assertEquals(0.3490886622301166, decision.regret()[1], 0.01);
        assertEquals(0.8490886622301166, decision.regret()[2], 0.01);
    }

    /** Draws with exactly this mean and standard deviation. */
    private static double[] normal(SplittableRandom random, double mean, double sd) {
        double[] draws =
                random.ints(DRAWS).mapToDouble(i -> random.nextGaussian()).toArray();
        double m = Shrinkage.mean(draws);
        double s = Math.sqrt(Shrinkage.variance(draws));
        return Arrays.stream(draws).map(v -> mean + (v - m) / s * sd).toArray();
    }

    private static double[][] sides(double none, double ml, double lead, double sd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = normal(random, ml, sd);
        double[] b = normal(random, lead, sd);
        double[][] sides = new double[DRAWS][];
        for (int d = 0; d < DRAWS; d++) {
            sides[d] = new double[] {none, none + a[d], none + a[d] + b[d]};
        }
        return sides;
    }

    private static Decision decide(double[][] sides, double delta, DecisionInputs.More more) {
        return Decision.of(new DecisionInputs(sides, sides, delta, VerdictSettings.USUAL, more));
    }

    @Test
    void clearWorldsGetTheirAnswer() {
        DecisionInputs.More none = DecisionInputs.More.none(1000);
        assertEquals(
                Kind.DO_NOT_BUILD, decide(sides(500, -50, -50, 10, 1), 5, none).kind());
        assertEquals(
                Kind.CLASSICAL, decide(sides(500, 100, -60, 10, 1), 5, none).kind());
        assertEquals(Kind.CLASSICAL, decide(sides(0, 100, 0, 10, 1), 40, none).kind());
        assertEquals(Kind.DEEP, decide(sides(0, 100, 60, 10, 1), 5, none).kind());
        assertEquals(Kind.DO_NOT_BUILD, decide(sides(0, 3, 0, 10, 1), 100, none).kind());
    }

    /** Leads of 1.3 and 4 standard errors: one half is kept, and {@code 14 / 15}. */
    @ParameterizedTest
    @CsvSource({"13, 6.5", "-13, -6.5", "40, 37.333333"})
    void aLargeLeadKeepsMore(double lead, double kept) {
        SplittableRandom random = new SplittableRandom(8);
        double[] shrunk = Shrinkage.shrink(normal(random, lead + 5, 10), 0, 1, 5);
        assertEquals(5 + kept, Shrinkage.mean(shrunk), 1e-6);
        assertEquals(10 * Math.sqrt(kept / lead), Math.sqrt(Shrinkage.variance(shrunk)), 1e-6);
    }

    @Test
    void whatIsKnownOfCostsIsNotShrunk() {
        // Both decide equally well and deep costs 10 more: by tau = se half of what is uncertain is left, about minus
        // 10.
        double[][] equal = sides(0, 100, -10, 10, 5);
        DecisionInputs.More none = DecisionInputs.More.none(1000);
        Decision known =
                Decision.of(new DecisionInputs(equal, equal, 1, VerdictSettings.USUAL, none, new double[] {0, 30, 40}));
        assertEquals(-10, known.mean()[2] - known.mean()[1], 1e-9);
        assertEquals(0.0786, known.deepAhead(), 0.01); // Phi(-10 / (10 sqrt 0.5))
        Decision unknown = Decision.of(new DecisionInputs(equal, equal, 1, VerdictSettings.USUAL, none));
        assertEquals(-5, unknown.mean()[2] - unknown.mean()[1], 1e-9);
        assertEquals(0.2398, unknown.deepAhead(), 0.01); // Phi(-5 / (10 sqrt 0.5))
    }

    @Test
    void aTossUpIsCollectedForOrGoesToTheSimpler() {
        double[][] open = sides(0, 100, 2, 40, 3);
        Decision close = decide(open, 5, DecisionInputs.More.none(1000));
        assertEquals(Kind.CLASSICAL, close.kind());
        assertTrue(close.tooClose());
        Decision cheap = decide(open, 5, new DecisionInputs.More(1000, 100_000, 0.00001, 0));
        assertEquals(Kind.COLLECT, cheap.kind());
        assertTrue(cheap.collect().rows() > 0 && cheap.collect().net() > 0);
        assertEquals(
                Kind.CLASSICAL,
                decide(open, 5, new DecisionInputs.More(1000, 100_000, 10, 0)).kind());
        assertEquals(
                Kind.CLASSICAL,
                decide(open, 5, new DecisionInputs.More(1000, 100_000, 0.00001, 0.9))
                        .kind());
    }

    @Test
    void ofSidesCloseToTheLeastRegretTheSimplestIsTaken() {
        // Regrets about 18, 9 and 0: nothing is out of reach of the least, classical is not, although it is out of
        // reach of none.
        Decision decision = Decision.of(new DecisionInputs(
                sides(0, 9, 9, 5, 1),
                sides(0, 9, 9, 5, 1),
                10,
                new VerdictSettings(0.1, 1e9, Double.NaN),
                DecisionInputs.More.none(1000)));
        assertTrue(decision.tooClose());
        assertTrue(decision.deepAhead() >= 0.9 && decision.regret()[0] > 10 && decision.regret()[1] < 10);
        assertEquals(Kind.CLASSICAL, decision.kind());
    }

    @Test
    void aDoubtfulNetDoesNotTakeASoundModelAway() {
        SplittableRandom random = new SplittableRandom(8);
        double[] classical = normal(random, 0.8, 0.4);
        double[] lead = normal(random, 0.3, 0.9);
        double[][] without = new double[DRAWS][];
        double[][] with = new double[DRAWS][];
        for (int d = 0; d < DRAWS; d++) {
            without[d] = new double[] {0, classical[d], Double.NaN};
            with[d] = new double[] {0, classical[d], classical[d] + lead[d]};
        }
        Decision alone = decide(without, 1, DecisionInputs.More.none(1000));
        Decision beside = decide(with, 1, DecisionInputs.More.none(1000));
        assertTrue(beside.deepAheadByDelta() > 0.1 && beside.gainClassical() >= 0.9, "the net is in doubt");
        assertEquals(Kind.CLASSICAL, alone.kind());
        assertEquals(Kind.CLASSICAL, beside.kind());
    }

    @Test
    void absentSidesAreNotWeighed() {
        double[][] sides = sides(0, 100, 60, 10, 1);
        for (double[] draw : sides) {
            draw[2] = Double.NaN;
        }
        assertEquals(
                Kind.CLASSICAL, decide(sides, 5, DecisionInputs.More.none(1000)).kind());
        for (double[] draw : sides) {
            draw[2] = draw[1];
            draw[1] = Double.NaN;
        }
        assertEquals(Kind.DEEP, decide(sides, 5, DecisionInputs.More.none(1000)).kind());
        for (double[] draw : sides) {
            draw[2] = Double.NaN;
        }
        assertEquals(
                Kind.DO_NOT_BUILD,
                decide(sides, 5, DecisionInputs.More.none(1000)).kind());
    }

    @Test
    void withoutSignalAndHopeNothingIsBuilt() {
        double[][] sides = sides(0, -5, -1, 30, 1);
        VerdictSettings noSignal = new VerdictSettings(0.1, 0, 0.7);
        DecisionInputs inputs = new DecisionInputs(sides, sides, 1, noSignal, DecisionInputs.More.none(10));
        assertEquals(Kind.DO_NOT_BUILD, Decision.of(inputs).kind());
    }

    @Test
    void aDearerDeepFamilyNeverMovesTheVerdictTowardsDeep() {
        SplittableRandom random = new SplittableRandom(9);
        for (int world = 0; world < 150; world++) {
            double ml = 60 * random.nextGaussian();
            double lead = 60 * random.nextGaussian();
            double sd = 1 + 40 * random.nextDouble();
            double delta = 20 * random.nextDouble();
            DecisionInputs.More more = new DecisionInputs.More(1000, random.nextBoolean() ? 5000 : 0, 0.001, 0);
            int before = 3;
            for (int step = 0; step < 12; step++) {
                double[][] sides = sides(0, ml, lead - 12 * step, sd, world);
                int now = towardsDeep(decide(sides, delta, more));
                assertTrue(now <= before, "world " + world + " step " + step + ": " + before + " to " + now);
                before = now;
            }
        }
    }

    /** 2 deep, 1 open, 0 decided against deep. */
    private static int towardsDeep(Decision decision) {
        return switch (decision.kind()) {
            case DEEP -> 2;
            case COLLECT -> decision.side() == 2 ? 1 : 0;
            case DO_NOT_BUILD, CLASSICAL, BLOCKED -> 0;
        };
    }

    @Test
    void anotherCurrencyChangesNothing() {
        SplittableRandom random = new SplittableRandom(9);
        for (int world = 0; world < 100; world++) {
            double[][] sides =
                    sides(5 * random.nextGaussian(), 50 * random.nextGaussian(), 50 * random.nextGaussian(), 20, world);
            double[][] scaled = Arrays.stream(sides)
                    .map(d -> Arrays.stream(d).map(v -> v * 1024).toArray())
                    .toArray(double[][]::new);
            Decision one = decide(sides, 5, new DecisionInputs.More(1000, 4000, 0.001, 0.1));
            Decision other = decide(scaled, 5 * 1024, new DecisionInputs.More(1000, 4000, 0.001 * 1024, 0.1));
            assertEquals(one.kind(), other.kind());
            assertEquals(one.probability(), other.probability());
            assertEquals(one.collect().rows(), other.collect().rows());
            assertArrayEquals(
                    one.regret(),
                    Arrays.stream(other.regret()).map(v -> v / 1024).toArray(),
                    1e-9);
        }
    }

    private static DecisionInputs offering(double[][] sides, DecisionInputs.More more) {
        return new DecisionInputs(sides, sides, 5, VerdictSettings.USUAL, more);
    }

    /** {@code E max(A + a, B + b) = m2 + s (phi(u) + u Phi(u))} of normal means (as evsi_two_actions, moved by the gains). */
    @Test
    void betterModelsAddToWhatRowsTell() {
        double[][] sides = sides(0, 100, 2, 40, 3);
        DecisionInputs.More none = new DecisionInputs.More(1000, 0, 0, 0);
        Decision now = Decision.of(offering(sides, none));
        double information = Decision.worthOfRows(offering(sides, none), 1000, side -> 0);
        assertTrue(information > 0);
        // The same for both sides tells nothing new and is gained whoever is best.
        assertEquals(information + 30, Decision.worthOfRows(offering(sides, none), 1000, side -> 30), 1e-9);
        // So much that no doubt is left: all of the gain, and next to nothing by telling which is better.
        double deepLead = now.mean()[2] - Math.max(now.mean()[1], now.mean()[2]);
        assertEquals(
                1e6 + deepLead, Decision.worthOfRows(offering(sides, none), 1000, side -> side == 2 ? 1e6 : 0), 1e-6);
        // What the side that is behind gains counts by the chance that it comes to be ahead.
        double some = Decision.worthOfRows(
                offering(sides, none), 1000, side -> side == (now.mean()[2] > now.mean()[1] ? 1 : 2) ? 1 : 0);
        assertTrue(some > information && some < information + 1, some + " after " + information);
    }

    @Test
    void gainsOfMoreRowsCanTurnATossUpIntoCollecting() {
        double[][] open = sides(0, 100, 2, 40, 3);
        double[][] gains = new double[DecisionInputs.More.STEPS + 1][3];
        for (int step = 0; step < gains.length; step++) {
            gains[step] = new double[] {0, 10_000.0 / (1 << step), 20_000.0 / (1 << step)};
        }
        DecisionInputs.More dear = new DecisionInputs.More(1000, 1000, 10, 0);
        assertEquals(Kind.CLASSICAL, Decision.of(offering(open, dear)).kind());
        Decision collect = Decision.of(offering(open, new DecisionInputs.More(1000, 1000, 10, 0, gains)));
        assertEquals(Kind.COLLECT, collect.kind());
        assertEquals(1000, collect.collect().rows());
        assertEquals(20_000, collect.collect().worth(), 10);
        // Half of the horizon over, half of the gain is left.
        Decision late = Decision.of(offering(open, new DecisionInputs.More(1000, 1000, 1, 0.5, gains)));
        assertEquals(10_000, late.collect().worth(), 10);
    }
}
