package ockham.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The small version of the coverage benchmark: fixed seeds, so it passes or fails for good. The bounds leave room for the
 * noise of 300 studies (1.7 points of standard error) and none for a wrong formula, which each test shows.
 */
class CoverageTest {
    private static final int STUDIES = 300;
    private static final int DRAWS = 300;
    private static final long SEED = 11;

    /** What a world gave, by the name of the interval. */
    private record Lines(List<Coverage.Line> all) {
        Coverage.Line get(String interval) {
            return all.stream()
                    .filter(line -> line.interval().equals(interval))
                    .findFirst()
                    .orElseThrow();
        }

        double coverage(String interval) {
            return get(interval).coverage();
        }
    }

    private static CoverageWorld world(String name) {
        return CoverageWorlds.all().stream()
                .filter(world -> world.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Lines lines(String world) {
        return new Lines(new Coverage(world(world), DRAWS).over(STUDIES, SEED));
    }

    private static void covers(Coverage.Line line, double least) {
        assertTrue(line.coverage() >= least, line.toString());
    }

    @Test
    void independentRowsAreCoveredAsStated() {
        Lines lines = lines("independent rows");
        for (String interval : List.of("score", "paired difference", "contender's draws", "best deep, draws")) {
            assertEquals(0.9, lines.coverage(interval), 0.05, interval);
        }
        // Variances 0.2 + 0.2 of a difference, 1 of a score.
        assertEquals(
                Math.sqrt(0.4),
                lines.get("paired difference").width() / lines.get("score").width(),
                0.02);
    }

    @Test
    void clustersAreCoveredAndIgnoringThemIsNot() {
        Lines lines = lines("80 clusters of 10");
        assertEquals(0.9, lines.coverage("score"), 0.05);
        assertEquals(0.9, lines.coverage("paired difference"), 0.05);
        assertEquals(0.9, lines.coverage("contender's draws"), 0.05);
        assertTrue(lines.coverage("wrong: rows alone, one repeat") < 0.75, lines.toString());
    }

    @Test
    void tenClustersNeedStudentsQuantile() {
        Lines lines = lines("10 clusters of 40");
        assertEquals(0.9, lines.coverage("paired difference"), 0.05);
        assertTrue(lines.coverage("wrong: rows alone, one repeat") < 0.5, lines.toString());
    }

    @Test
    void theLuckOfRepeatsIsCoveredAndForgettingItIsNot() {
        Lines lines = lines("5 noisy repeats");
        covers(lines.get("score"), 0.88);
        covers(lines.get("paired difference"), 0.93);
        covers(lines.get("contender's draws"), 0.88);
        assertTrue(lines.coverage("wrong: rows alone, one repeat") < 0.85, lines.toString());
    }

    @Test
    void fiftyEqualNetsGainNothingByTheirNumber() {
        Lines lines = lines("50 equal nets, 3 equal classical");
        Coverage.Line draws = lines.get("best deep, draws");
        Coverage.Line apparent = lines.get("wrong: best deep as it looks");
        assertTrue(apparent.bias() > 0.035, "the winner's curse is there: " + apparent);
        assertTrue(Math.abs(draws.bias()) < 0.012, draws.toString());
        assertEquals(0.91, draws.coverage(), 0.06);
        assertTrue(apparent.coverage() < 0.82, apparent.toString());
    }

    @Test
    void areasUnderTheCurveOfFewPositivesAreCovered() {
        Lines lines = lines("AUC, 50 positives of 500");
        assertEquals(0.9, lines.coverage("score"), 0.05);
        assertEquals(0.9, lines.coverage("paired difference"), 0.05);
    }

    @Test
    void realRefitsAreCoveredAndTheirTruthIsTheClosedForm() {
        Lines lines = lines("refits, 5 folds x 3 repeats");
        covers(lines.get("score"), 0.86);
        covers(lines.get("paired difference"), 0.88);
        assertEquals(0, lines.get("score").bias(), 0.03);
        assertEquals(0, lines.get("paired difference").bias(), 0.01);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Coverage coverage = new Coverage(world("heavy tails"), 50);
        assertEquals(coverage.over(5, 3), coverage.over(5, 3));
    }
}
