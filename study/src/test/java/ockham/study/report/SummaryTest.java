package ockham.study.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    @Test
    void saysDataLadderAndVerdict() {
        String text = Summary.text(Samples.classical().study(), 100, false);
        assertTrue(
                text.contains("customers.csv   7,043 rows, 19 features, 26.5 % \"Yes\"   1 finding, none blocks"),
                text);
        assertTrue(text.contains("VERDICT  Classical: logistic."), text);
        assertTrue(text.lines().anyMatch(l -> l.startsWith("▸ logistic") && l.contains("1.15   90 %: ")), text);
        assertTrue(text.contains("FT-Transformer failed: out of memory at 6 GB in fold 3"), text);
    }

    @Test
    void candidatesThatShareAReasonShareALine() {
        String text = Summary.text(Samples.blocked().study(), 200, false);
        assertEquals(1, text.lines().filter(l -> l.contains("skipped:")).count(), text);
    }

    @Test
    void fitsTheWidthWhateverTheNames() {
        for (Map.Entry<String, Sample> sample : Samples.named().entrySet()) {
            for (int width : List.of(48, 80, 100, 200)) {
                TerminalStyle style = new TerminalStyle(width, false, false);
                for (String line :
                        Summary.text(sample.getValue().study(), width, false).split("\n", -1)) {
                    assertTrue(style.columns(line) <= width, sample.getKey() + " at " + width + ": " + line);
                }
            }
        }
    }

    @Test
    void plainTextIsAsciiAlone() {
        for (Sample sample : Samples.all()) {
            String text = Summary.plain(sample.study(), 80);
            assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= 32 && c < 127)), text);
        }
    }

    @Test
    void escapeSequencesOnlyWhereColourIsWanted() {
        StudyRecord study = Samples.deep().study();
        assertFalse(Summary.text(study, 80, false).contains("\u001b"));
        String coloured = Summary.text(study, 80, true);
        assertTrue(coloured.contains("\u001b[1;35mVERDICT"));
        assertEquals(Summary.text(study, 80, false), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void namesCannotCommandTheTerminal() {
        TerminalStyle style = new TerminalStyle(80, false, false);
        assertEquals(" [31mred", style.cut("\u001b[31mred", 20));
        assertEquals("abc", style.cut("a\u202eb\u200fc", 20));
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
        TerminalStyle style = new TerminalStyle(80, false, false);
        assertEquals(8, style.columns("顧客番号"));
        assertEquals(1, style.columns("e\u0301"));
        assertEquals("顧客…", style.cut("顧客番号", 6));
    }

    @Test
    void manyCandidatesAreShownByTheBestOfEachFamily() {
        String text = Summary.text(Samples.sixty().study(), 100, false);
        assertTrue(text.lines().filter(l -> l.contains("90 %:")).count() < 10, text);
    }
}
