package ockham.study.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import ockham.api.Family;
import ockham.study.value.MetricInputs;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import org.junit.jupiter.api.Test;

/** How challengers stand to the verdict, in worlds whose truth is known. */
class StandingsTest {
    private static final int ROWS = 400;
    private static final double DELTA = 0.02;

    /** Rows with a shared part; nothing 0, a linear model .5, a net .45, challengers as given. */
    private static List<MetricInputs.Entry> world(long seed, double... challengers) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shared =
                random.ints(ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
        List<MetricInputs.Entry> entries = new ArrayList<>();
        entries.add(new MetricInputs.Entry("nothing", Family.NOTHING, 0, new double[][] {new double[ROWS]}));
        entries.add(new MetricInputs.Entry("linear", Family.LINEAR, 1, rows(random, shared, 0.5)));
        entries.add(new MetricInputs.Entry("net", Family.DEEP, 2, rows(random, shared, 0.45)));
        for (int c = 0; c < challengers.length; c++) {
            entries.add(new MetricInputs.Entry(
                    "yours " + c, Family.CHALLENGER, 3 + c, rows(random, shared, challengers[c])));
        }
        return entries;
    }

    private static double[][] rows(SplittableRandom random, double[] shared, double mean) {
        return new double[][] {
            Arrays.stream(shared)
                    .map(s -> mean + s + 0.2 * random.nextGaussian())
                    .toArray()
        };
    }

    private static Valuation value(List<MetricInputs.Entry> entries) {
        int[] group = new int[ROWS];
        Arrays.setAll(group, i -> i);
        return Value.byMetric(new MetricInputs("points", entries, group, DELTA, 400, 5));
    }

    private static Verdict decide(Valuation valuation) {
        return Verdicts.decide(valuation, List.of(), VerdictSettings.USUAL);
    }

    private static List<Standing> standings(Valuation valuation) {
        return Standings.of(valuation, decide(valuation), VerdictSettings.USUAL);
    }

    @Test
    void aChallengerHasNoPartInTheVerdict() {
        for (double mean : new double[] {-3, 0.5, 3}) {
            Verdict without = decide(value(world(1)));
            Verdict with = decide(value(world(1, mean, mean)));
            assertEquals(without.kind(), with.kind());
            assertEquals(without.winner(), with.winner());
            assertEquals(without.probability(), with.probability(), 0);
            assertEquals(without.sentence(), with.sentence());
            assertEquals(without.reasons(), with.reasons());
        }
    }

    @Test
    void oneThatIsSurelyBetterThanEverythingIsInTheVerdictsSentence() {
        Valuation valuation = value(world(2, 0.7));
        Verdict verdict = decide(valuation);
        Standing standing = standings(valuation).getFirst();
        assertEquals(verdict.winner(), standing.against());
        assertTrue(standing.aheadOfAll() && standing.sure());
        assertEquals(0.2, standing.difference().mean(), 0.05);
        assertTrue(standing.difference().low() > 0.1, standing.toString());
        String told = Standings.told(verdict, List.of(standing)).sentence();
        assertTrue(told.startsWith(verdict.sentence() + " But your model yours 0 is 0."), told);
        assertTrue(
                told.contains("better than linear, better than everything of the study's own (chance over 99 %)"),
                told);
    }

    @Test
    void aLeadThatMayBeChanceIsSaidToBeSo() {
        Valuation valuation = value(world(4, 0.51));
        Standing standing = standings(valuation).getFirst();
        assertTrue(standing.aheadOfAll(), standing.toString());
        assertFalse(standing.sure());
        assertTrue(
                standing.told().contains("; that may be luck, the chance that it is truly ahead is "), standing.told());
    }

    @Test
    void oneThatIsBehindIsInNoSentenceButItsOwn() {
        Valuation valuation = value(world(2, 0.2));
        Standing standing = standings(valuation).getFirst();
        assertFalse(standing.aheadOfAll());
        assertEquals("", standing.told());
        assertTrue(standing.sentence().contains(" points worse than linear"), standing.sentence());
        assertTrue(
                standing.sentence()
                        .endsWith("chance that it is better, shrunk for luck as the verdict's are: under 1 %."),
                standing.sentence());
        Verdict verdict = decide(valuation);
        assertEquals(
                verdict.sentence(), Standings.told(verdict, List.of(standing)).sentence());
    }

    @Test
    void theSamePredictionsAreWorthTheSame() {
        List<MetricInputs.Entry> entries = world(2);
        entries.add(new MetricInputs.Entry(
                "copy", Family.CHALLENGER, 9, entries.get(1).rows()));
        Standing standing = standings(value(entries)).getFirst();
        assertEquals(0, standing.difference().mean(), 0);
        assertEquals(0.5, standing.probabilityBetter(), 0);
        assertFalse(standing.aheadOfAll());
    }

    @Test
    void statedChancesHoldOverManyWorlds() {
        int sure = 0;
        int wrong = 0;
        for (int w = 0; w < 120; w++) {
            // Truly a little behind: to be told as surely better would be wrong.
            Standing standing = standings(value(world(100 + w, 0.49))).getFirst();
            sure += standing.sure() ? 1 : 0;
            wrong += standing.probabilityBetter() > 0.9 ? 1 : 0;
        }
        assertTrue(sure <= 12 && wrong <= 12, sure + " and " + wrong + " of 120");
    }
}
