package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ockham.study.audit.Finding;
import ockham.study.audit.Severity;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static StudyRecord with(String sentence, List<Finding> findings) {
        StudyRecord s = Samples.classical().study();
        return new StudyRecord(
                s.ockham(),
                s.verdict(),
                sentence,
                s.winner(),
                s.probability(),
                s.reasons(),
                s.metric(),
                s.money(),
                s.comparisons(),
                s.breakEvens(),
                s.moreRows(),
                s.candidates(),
                s.challengers(),
                findings,
                s.data(),
                s.constraints(),
                s.reliability(),
                s.explanation(),
                s.scorecard(),
                s.harm(),
                s.featureEngineering(),
                s.signal(),
                s.learningCurves(),
                s.notes(),
                s.provenance(),
                s.measured());
    }

    private static Finding warning(String kind, String... columns) {
        return new Finding(kind, Severity.WARNS, List.of(columns), "What was seen. And more of it", "Look at it.");
    }

    @Test
    void findingsThatWarnAreListedThoseThatFlatterFirst() {
        StudyRecord study = with(
                "Classical: logistic. It pays.",
                List.of(
                        warning("imbalance"),
                        warning("leak", "duration"),
                        new Finding("constant", Severity.INFORMS, List.of("x"), "one value", "Left out.")));
        assertEquals(
                List.of("leak (duration): What was seen.", "imbalance: What was seen."),
                Doubts.lines(study.findings()));
        assertEquals(
                Optional.of("But look at the data first: leak (duration) may make every score too good."),
                Doubts.of(study.findings()));
        String text = Summary.text(study, 100, false);
        assertTrue(text.contains("    leak (duration): What was seen."), text);
    }

    @Test
    void manyAreCounted() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            findings.add(warning("missing", "a" + i, "b", "c", "d", "e"));
        }
        StudyRecord study = with("Classical: logistic. It pays.", findings);
        assertEquals(5, Doubts.lines(study.findings()).size());
        assertEquals(
                "missing (a0, b, c and 2 more): What was seen.",
                Doubts.lines(study.findings()).getFirst());
        assertEquals(
                "and 26 more; the report lists all",
                Doubts.lines(study.findings()).getLast());
        assertEquals(Optional.empty(), Doubts.of(study.findings()));
    }

    @Test
    void whatTheVerdictGoesByIsSaid() {
        assertTrue(
                Summary.text(Samples.classical().study(), 100, false).contains("judged by what decisions are worth"));
        assertTrue(Summary.text(Samples.multiclass().study(), 100, false).contains("without a business case"));
    }
}
