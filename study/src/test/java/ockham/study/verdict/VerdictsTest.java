package ockham.study.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Table;
import ockham.api.Task;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.study.compare.Compare;
import ockham.study.compare.CompareSettings;
import ockham.study.compare.Comparison;
import ockham.study.compare.Metric;
import ockham.study.compare.OutOfFold;
import ockham.study.value.MetricInputs;
import ockham.study.value.Valuation;
import ockham.study.value.Value;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final int ROWS = 400;

    /** A world of rows whose values have known means: a shared part, and noise of each candidate's own. */
    private static List<MetricInputs.Entry> world(long seed, int classical, double ml, int nets, double deep) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shared =
                random.ints(ROWS).mapToDouble(i -> random.nextGaussian()).toArray();
        List<MetricInputs.Entry> entries = new ArrayList<>();
        entries.add(new MetricInputs.Entry("nothing", Family.NOTHING, 0, new double[][] {new double[ROWS]}));
        for (int c = 0; c < classical; c++) {
            entries.add(new MetricInputs.Entry("classical " + c, Family.BOOSTING, 1 + c, rows(random, shared, ml)));
        }
        for (int c = 0; c < nets; c++) {
            entries.add(new MetricInputs.Entry("net " + c, Family.DEEP, 100 + c, rows(random, shared, deep)));
        }
        return entries;
    }

    private static double[][] rows(SplittableRandom random, double[] shared, double mean) {
        return new double[][] {
            Arrays.stream(shared)
                    .map(s -> mean + s + 0.5 * random.nextGaussian())
                    .toArray()
        };
    }

    private static Verdict decide(List<MetricInputs.Entry> entries, long seed) {
        return decide(entries, seed, VerdictSettings.USUAL);
    }

    private static Verdict decide(List<MetricInputs.Entry> entries, long seed, VerdictSettings settings) {
        int[] group = new int[ROWS];
        Arrays.setAll(group, i -> i);
        Valuation valuation = Value.byMetric(new MetricInputs("points", entries, group, 0.02, 200, seed));
        return Verdicts.decide(valuation, List.of(), settings);
    }

    private static double share(Kind kind, int worlds, int classical, double ml, int nets, double deep) {
        int count = 0;
        for (int w = 0; w < worlds; w++) {
            count += decide(world(w, classical, ml, nets, deep), w).kind() == kind ? 1 : 0;
        }
        return (double) count / worlds;
    }

    /** Whoever reads the sentence alone must know that the lead may be chance. */
    @Test
    void theSentenceSaysWhereNoSignalIsShown() {
        List<MetricInputs.Entry> entries = world(3, 2, 0.5, 2, 0.2);
        assertEquals(Kind.CLASSICAL, decide(entries, 1).kind());
        assertFalse(decide(entries, 1).sentence().contains("signal"));
        String doubted = decide(entries, 1, VerdictSettings.USUAL.with(0.3)).sentence();
        assertTrue(
                doubted.contains("No signal is shown in these rows (p = 0.30): a lead in them may be chance."),
                doubted);
        assertFalse(
                decide(entries, 1, VerdictSettings.USUAL.with(0.01)).sentence().contains("signal"));
    }

    @Test
    void deepIsRarelyChosenWronglyAtTheTie() {
        assertTrue(share(Kind.DEEP, 150, 1, 0.5, 1, 0.5) <= 0.10);
    }

    @Test
    void fiftyNetsAtTheTieDoNotWinByTheirNumber() {
        assertTrue(share(Kind.DEEP, 60, 3, 0.5, 50, 0.5) <= 0.10);
    }

    @Test
    void clearWorldsAreMostlyDecidedRight() {
        assertTrue(share(Kind.DEEP, 40, 3, 0.3, 3, 0.6) >= 0.9);
        assertTrue(share(Kind.CLASSICAL, 40, 3, 0.5, 3, 0.3) >= 0.9);
        assertTrue(share(Kind.DO_NOT_BUILD, 40, 3, -0.3, 3, -0.3) >= 0.9);
    }

    /** Time-ordered folds whose base rate drifts: the prior knows the past rate, a model adds nothing but noise to it. */
    private static OutOfFold drifting(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1500;
        double[] truth = new double[rows];
        int[][] folds = new int[1][rows];
        int[] group = new int[rows];
        double[] prior = new double[2 * rows];
        double[] noise = new double[2 * rows];
        for (int i = 0; i < rows; i++) {
            int fold = i / 300;
            folds[0][i] = fold;
            group[i] = i;
            truth[i] = random.nextDouble() < 0.5 + 0.1 * Math.cos(Math.PI * fold) ? 1 : 0;
            prior[2 * i + 1] = 0.5 - 0.1 * Math.cos(Math.PI * fold);
            noise[2 * i + 1] = prior[2 * i + 1] + 0.3 * (random.nextDouble() - 0.5);
            prior[2 * i] = 1 - prior[2 * i + 1];
            noise[2 * i] = 1 - noise[2 * i + 1];
        }
        return new OutOfFold(
                new Task.Binary("no", "yes"),
                truth,
                group,
                folds,
                new Table(List.of(), rows),
                List.of(
                        new OutOfFold.Entry("prior", Family.NOTHING, 0, List.of(new Predictions(rows, 2, prior))),
                        new OutOfFold.Entry("noise", Family.LINEAR, 1, List.of(new Predictions(rows, 2, noise)))));
    }

    @Test
    void noiseIsNotWorthBuildingHoweverBaseRatesDrift() {
        int built = 0;
        for (int w = 0; w < 40; w++) {
            OutOfFold world = drifting(w);
            Comparison comparison = Compare.of(world, new CompareSettings(Metric.AUC));
            assertEquals(0.5, comparison.score("prior").orElseThrow().estimate().mean());
            List<MetricInputs.Entry> entries = world.entries().stream()
                    .map(e -> new MetricInputs.Entry(
                            e.candidate(),
                            e.family(),
                            e.rung(),
                            comparison.score(e.candidate()).orElseThrow().contributions()))
                    .toList();
            Valuation valuation = Value.byMetric(new MetricInputs("AUC", entries, world.group(), 0.005, 200, w));
            Verdict verdict = Verdicts.decide(valuation, List.of(), VerdictSettings.USUAL);
            boolean claimed = verdict.kind() == Kind.CLASSICAL
                    && !verdict.decisionOrThrow().tooClose();
            built += claimed ? 1 : 0;
        }
        assertTrue(built <= 6, built + " of 40: alpha is one in ten");
    }

    @Test
    void theOrderOfCandidatesChangesNothing() {
        List<MetricInputs.Entry> entries = new ArrayList<>(world(1, 6, 0.4, 4, 0.4));
        Verdict one = decide(entries, 5);
        Collections.shuffle(entries.subList(1, entries.size()), new Random(3));
        Verdict other = decide(entries, 5);
        assertEquals(one.kind(), other.kind());
        assertEquals(one.winner(), other.winner());
        assertEquals(one.probability(), other.probability());
        assertEquals(one.sentence(), other.sentence());
    }

    @Test
    void theSimplestWithinNoiseWins() {
        List<MetricInputs.Entry> entries = world(2, 1, 0.5, 1, 0.1);
        double[] best = entries.get(1).rows()[0];
        SplittableRandom random = new SplittableRandom(1);
        double[] nearly =
                Arrays.stream(best).map(v -> v + random.nextGaussian()).toArray();
        double gap = Arrays.stream(best).average().orElseThrow()
                - Arrays.stream(nearly).average().orElseThrow();
        double[] simple = Arrays.stream(nearly).map(v -> v + gap - 0.02).toArray();
        entries.add(1, new MetricInputs.Entry("linear", Family.LINEAR, 0, new double[][] {simple}));
        Verdict verdict = decide(entries, 1);
        assertEquals(Kind.CLASSICAL, verdict.kind());
        assertEquals("linear", verdict.winner());
        assertTrue(verdict.reasons().getFirst().contains("within noise"));
    }

    @Test
    void withoutACaseAFifthOfWhatMattersBuysNoComplexity() {
        List<MetricInputs.Entry> entries = world(2, 1, 0.5, 1, 0.1);
        double[] best = entries.get(1).rows()[0];
        for (double lack : new double[] {0.003, 0.005}) {
            double[] simple = Arrays.stream(best).map(v -> v - lack).toArray();
            List<MetricInputs.Entry> with = new ArrayList<>(entries);
            with.add(1, new MetricInputs.Entry("linear", Family.LINEAR, 0, new double[][] {simple}));
            Verdict verdict = decide(with, 1);
            boolean free = lack < 0.2 * 0.02;
            assertEquals(free, "linear".equals(verdict.winner()), verdict.toString());
            assertEquals(free, verdict.reasons().getFirst().contains("too little to matter"));
        }
    }

    @Test
    void sentencesAreFitToRead() {
        Verdict clear = decide(world(3, 2, 0.5, 2, 0.2), 1);
        assertTrue(
                clear.sentence()
                        .matches("Classical: classical [01]\\. It reaches 0\\.\\d+ points "
                                + "\\(90 %: 0\\.\\d+ to 0\\.\\d+\\)\\."),
                clear.sentence());
        Verdict close = decide(world(3, 1, 0.5, 1, 0.5), 1);
        assertTrue(close.sentence().contains("too close to call")
                == close.decisionOrThrow().tooClose());
        Verdict without = decide(world(3, 1, -0.5, 1, -0.5), 1);
        assertTrue(without.sentence().startsWith("Do not build: go on without a model."), without.sentence());
    }

    @Test
    void aBlockingFindingEndsTheStudy() {
        int[] group = {0, 1};
        Valuation valuation = Value.byMetric(new MetricInputs(
                "AUC",
                List.of(new MetricInputs.Entry("nothing", Family.NOTHING, 0, new double[][] {{1, 1}})),
                group,
                0.1,
                20,
                1));
        Finding leak = new Finding(
                "leak", Severity.BLOCKS, List.of("alive"), "alive alone gives AUC 1.00", "drop it or trust it");
        Verdict verdict = Verdicts.decide(valuation, List.of(leak), VerdictSettings.USUAL);
        assertEquals(Kind.BLOCKED, verdict.kind());
        assertEquals("Blocked: leak (alive). alive alone gives AUC 1.00. drop it or trust it.", verdict.sentence());
        assertNull(verdict.winner());
    }
}
