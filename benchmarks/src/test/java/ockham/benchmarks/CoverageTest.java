package ockham.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The small version of the coverage benchmark: fixed seeds, so it passes or fails for good. The bounds leave room for the
 * noise of 300 studies (1.7 points of standard error) and none for a wrong formula, which each test shows.
 */
class CoverageTest {
    private static final int STUDIES = 300;
    private static final int DRAWS = 300;
    private static final long SEED = 11;

    private static final Map<String, CoverageWorld> WORLDS = new TreeMap<>(
            CoverageWorlds.all().stream().collect(Collectors.toMap(CoverageWorld::name, Function.identity())));

    private static Map<String, Coverage.Line> lines(String world) {
        return new Coverage(WORLDS.get(world), DRAWS)
                .over(STUDIES, SEED).stream().collect(Collectors.toMap(Coverage.Line::interval, Function.identity()));
    }

    private static void covers(Coverage.Line line, double least) {
        assertTrue(line.coverage() >= least, line.toString());
    }

    private static double coverage(Map<String, Coverage.Line> lines, String interval) {
        return lines.get(interval).coverage();
    }

    @Test
    void independentRowsAreCoveredAsStated() {
        Map<String, Coverage.Line> lines = lines("independent rows");
        for (String interval : List.of("score", "paired difference", "contender's draws", "best deep, draws")) {
            assertEquals(0.9, coverage(lines, interval), 0.05, interval);
        }
        // Variances 0.2 + 0.2 of a difference, 1 of a score.
        assertEquals(
                Math.sqrt(0.4),
                lines.get("paired difference").width() / lines.get("score").width(),
                0.02);
    }

    @Test
    void clustersAreCoveredAndIgnoringThemIsNot() {
        Map<String, Coverage.Line> lines = lines("80 clusters of 10");
        assertEquals(0.9, coverage(lines, "score"), 0.05);
        assertEquals(0.9, coverage(lines, "paired difference"), 0.05);
        assertEquals(0.9, coverage(lines, "contender's draws"), 0.05);
        assertTrue(coverage(lines, "wrong: rows alone, one repeat") < 0.75, lines.toString());
    }

    @Test
    void tenClustersNeedStudentsQuantile() {
        Map<String, Coverage.Line> lines = lines("10 clusters of 40");
        assertEquals(0.9, coverage(lines, "paired difference"), 0.05);
        assertTrue(coverage(lines, "wrong: rows alone, one repeat") < 0.5, lines.toString());
    }

    @Test
    void theLuckOfRepeatsIsCoveredAndForgettingItIsNot() {
        Map<String, Coverage.Line> lines = lines("5 noisy repeats");
        covers(lines.get("score"), 0.88);
        covers(lines.get("paired difference"), 0.93);
        covers(lines.get("contender's draws"), 0.88);
        assertTrue(coverage(lines, "wrong: rows alone, one repeat") < 0.85, lines.toString());
    }

    @Test
    void fiftyEqualNetsGainNothingByTheirNumber() {
        Map<String, Coverage.Line> lines = lines("50 equal nets, 3 equal classical");
        Coverage.Line draws = lines.get("best deep, draws");
        Coverage.Line apparent = lines.get("wrong: best deep as it looks");
        assertTrue(apparent.bias() > 0.035, "the winner's curse is there: " + apparent);
        assertTrue(Math.abs(draws.bias()) < 0.012, draws.toString());
        assertEquals(0.91, draws.coverage(), 0.06);
        assertTrue(apparent.coverage() < 0.82, apparent.toString());
    }

    @Test
    void areasUnderTheCurveOfFewPositivesAreCovered() {
        Map<String, Coverage.Line> lines = lines("AUC, 50 positives of 500");
        assertEquals(0.9, coverage(lines, "score"), 0.05);
        assertEquals(0.9, coverage(lines, "paired difference"), 0.05);
    }

    @Test
    void realRefitsAreCoveredAndTheirTruthIsTheClosedForm() {
        Map<String, Coverage.Line> lines = lines("refits, 5 folds x 3 repeats");
        covers(lines.get("score"), 0.86);
        covers(lines.get("paired difference"), 0.88);
        assertEquals(0, lines.get("score").bias(), 0.03);
        assertEquals(0, lines.get("paired difference").bias(), 0.01);
    }

    @Test
    void theSameSeedGivesTheSameFigures() {
        Coverage coverage = new Coverage(WORLDS.get("heavy tails"), 50);
        assertEquals(coverage.over(5, 3), coverage.over(5, 3));
    }
}
