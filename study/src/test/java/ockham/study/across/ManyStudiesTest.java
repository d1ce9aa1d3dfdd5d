package ockham.study.across;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManyStudiesTest {
    /** Six data sets on which one candidate is always ahead: the smallest p-value there is, 2 / 2^6, times three pairs. */
    @Test
    void testsEveryCandidateAgainstTheOneOfTheBestRank() {
        List<Map<String, Double>> scores = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            scores.add(Map.of("trees", 1.0, "linear", 1 - 0.01 * i, "net", 1 - 0.1 * i, "slow", 0.1));
        }
        scores.set(2, Map.of("trees", 1.0, "linear", 0.97, "net", 0.7));

        ManyStudies.Result result = ManyStudies.ofScores(scores);

        assertEquals(
                List.of("trees", "linear", "net"),
                result.lines().stream().map(ManyStudies.Line::candidate).toList());
        assertEquals(List.of("slow"), result.leftOut());
        assertEquals(2, result.lines().get(1).rank(), 1e-12);
        assertEquals(0.09375, result.lines().get(1).p(), 1e-12);
        assertEquals(6, result.lines().get(2).losses());
        assertFalse(result.few());
    }

    @Test
    void equalScoresShareTheirRankAndFewDataSetsAreSaidToBeFew() {
        ManyStudies.Result result =
                ManyStudies.ofScores(List.of(Map.of("one", 0.5, "other", 0.5), Map.of("one", 0.7, "other", 0.7)));

        assertEquals(1.5, result.lines().getFirst().rank());
        assertEquals(1.5, result.lines().getLast().rank());
        assertEquals(1, result.lines().getLast().p());
        assertTrue(String.join(" ", ManyStudies.text(result)).contains("fewer than 6 data sets"));
    }
}
