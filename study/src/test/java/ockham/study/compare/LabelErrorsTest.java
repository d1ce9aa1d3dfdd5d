package ockham.study.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Family;
import ockham.api.Predictions;
import ockham.api.Rows;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import ockham.testkit.World;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;

/** Clean labels near a boundary are no errors, labels turned over are. */
class LabelErrorsTest {
    /** More for the figures of docs/audit.md. */
    private static final int WORLDS = Integer.getInteger("ockham.simulations", 10);

    private static Rows turned(Rows rows, double share, long seed) {
        int classes = rows.task().classes().size();
        int[] labels = Arrays.stream(rows.target()).mapToInt(y -> (int) y).toArray();
        int[] spoilt = LabelNoise.spoil(labels, share, classes, new SplittableRandom(seed));
        return new Rows(rows.table(), Arrays.stream(spoilt).mapToDouble(y -> y).toArray(), rows.task());
    }

    /** Beside boosting that says the same: a straight model is asked only where one that bends does no better. */
    private static List<Finding> findings(OutOfFold straight) {
        OutOfFold all = straight.with(List.of(new OutOfFold.Entry(
                "lightgbm", Family.BOOSTING, 2, straight.entries().getFirst().repeats())));
        return LabelErrors.findings(
                all, rows -> IntStream.of(rows).mapToObj(i -> "row " + (i + 1)).toList(), 7);
    }

    private static List<Finding> findings(World world, double share, long seed) {
        return findings(CrossFitted.linear(turned(world.rows(), share, seed), world.groups()));
    }

    @Test
    void cleanLabelsAreNotSuspected() {
        int warned = 0;
        for (int i = 0; i < WORLDS; i++) {
            warned += findings(Worlds.linear(1500, 100 + i), 0, i).size();
            warned += findings(Worlds.threeClasses(1500, 100 + i), 0, i).size();
        }
        assertTrue(warned <= Math.max(1, WORLDS / 10), warned + " warned");
    }

    @Test
    void labelsTurnedOverAreFound() {
        World world = Worlds.linear(6000, 11);
        Rows turned = turned(world.rows(), 0.1, 5);
        OutOfFold all = CrossFitted.linear(turned, world.groups());
        Finding finding = findings(all).get(0);
        assertEquals("label errors", finding.kind());
        assertEquals(Severity.WARNS, finding.severity());
        assertEquals(List.of("target"), finding.columns());
        assertTrue(finding.evidence().contains("most suspect: row "), finding.evidence());
        LabelErrors.Found found =
                LabelErrors.of(all, all.entries().get(0).repeats(), 7).orElseThrow();
        double wrong = Arrays.stream(found.suspects())
                .filter(i -> turned.target()[i] != world.rows().target()[i])
                .count();
        assertTrue(found.excess().low() <= wrong && wrong <= found.excess().high(), found + ": " + wrong);
        int[] first = Arrays.copyOf(found.suspects(), 100);
        double among = Arrays.stream(first)
                .filter(i -> turned.target()[i] != world.rows().target()[i])
                .count();
        assertTrue(among > 80, among + " of the 100 most suspect are wrong");
    }

    @Test
    void oneClassOfThreeTakenForAnotherIsFound() {
        World world = Worlds.threeClasses(4000, 4);
        assertEquals(1, findings(world, 0.1, 3).size());
    }

    @Test
    void theShareOfWrongLabelsIsThatOfTheWorld() {
        World world = Worlds.linear(40_000, 2);
        Rows turned = turned(world.rows(), 0.08, 1);
        int[] labels = Arrays.stream(turned.target()).mapToInt(y -> (int) y).toArray();
        LabelNoise.Fit fit = new LabelNoise(world.truth()).fit(labels);
        assertEquals(0.08, fit.errors(), 0.012);
        assertEquals(1, fit.line().slope(), 0.06);
        assertEquals(0, fit.line().intercept(), 0.06);
        assertTrue(fit.clean().slope() < 0.8);
    }

    @Test
    void cleanProbabilitiesSumToOne() {
        LabelNoise noise = new LabelNoise(new Predictions(2, 3, new double[] {0.7, 0.2, 0.1, 0.1, 0.1, 0.8}));
        Predictions clean = noise.clean(new LabelNoise.Line(0, 2));
        // The log odds of 0.7 twice over.
        double g = 0.49 / (0.49 + 0.09);
        assertArrayEquals(new double[] {g, (1 - g) * 2 / 3, (1 - g) / 3}, Arrays.copyOf(clean.values(), 3), 1e-12);
    }

    @Test
    void aRuleWithExceptionsIsNotJudged() {
        World world = Worlds.treesWin(3000, 1);
        OutOfFold linear = CrossFitted.linear(world.rows(), world.groups());
        OutOfFold both = linear.with(List.of(new OutOfFold.Entry("trees", Family.BOOSTING, 2, List.of(world.truth()))));
        assertEquals(List.of(), findings(both));
    }

    @Test
    void onlyStraightModelsAreAskedAndOnlyBesideOneThatBends() {
        World world = Worlds.linear(6000, 11);
        OutOfFold straight = CrossFitted.linear(turned(world.rows(), 0.1, 5), world.groups());
        assertEquals(1, findings(straight).size());
        assertEquals(List.of(), LabelErrors.findings(straight, rows -> List.of(), 7));
        OutOfFold.Entry logistic = straight.entries().getFirst();
        OutOfFold shapes = straight.only(e -> false)
                .with(List.of(new OutOfFold.Entry("shape-functions", Family.LINEAR, 1, logistic.repeats())));
        assertEquals(List.of(), findings(shapes));
    }

    @Test
    void rowsOfGroupsAndNumbersAreNotJudged() {
        World clusters = Worlds.clusteredRows(2000, 1);
        assertEquals(List.of(), findings(clusters, 0.1, 1));
        World numbers = Worlds.curved(500, 1);
        assertEquals(
                List.of(),
                findings(CrossFitted.outOfFold(numbers.rows(), numbers.groups(), new int[500], numbers.truth())));
    }
}
