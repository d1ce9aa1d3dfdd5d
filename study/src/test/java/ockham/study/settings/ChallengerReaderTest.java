package ockham.study.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengerReaderTest {
    private static List<Challenger> read(String... options) {
        List<String> problems = new ArrayList<>();
        List<Challenger> read = ChallengerReader.read(List.of(options), problems);
        assertEquals(List.of(), problems);
        return read;
    }

    private static String problem(String... options) {
        List<String> problems = new ArrayList<>();
        ChallengerReader.read(List.of(options), problems);
        assertEquals(1, problems.size(), problems.toString());
        return problems.getFirst();
    }

    @Test
    void filesCommandsAndAddressesAreToldApart() {
        assertEquals(
                List.of(
                        new Challenger("preds", new Challenger.PredictionFile(Path.of("made/preds.csv"))),
                        new Challenger("my net", new Challenger.PredictionFile(Path.of("a=b.csv"))),
                        new Challenger(
                                "mine",
                                new Challenger.Command(
                                        "python train.py {train} {test} --out={out}",
                                        List.of("python", "train.py", "{train}", "{test}", "--out={out}"))),
                        new Challenger("llm", new Challenger.Endpoint(URI.create("http://127.0.0.1:8000/predict")))),
                read(
                        "made/preds.csv",
                        "my net=a=b.csv",
                        "mine=cmd: python train.py {train} {test} --out={out}",
                        "llm=http://127.0.0.1:8000/predict"));
    }

    @Test
    void whatIsShownCanBeTypedAgain() {
        for (Challenger challenger :
                read("x=preds.csv", "y=cmd: 'my program' {test} {out}", "z=https://host.example/p")) {
            assertEquals(List.of(challenger), read(challenger.option()));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://127.0.0.1/p | give it a name: NAME=http://127.0.0.1/p",
                "cmd: run {test} {out} | give it a name",
                "x= | say where its predictions come from",
                "-x=preds.csv | cannot be its name",
                "x=cmd: | names no program",
                "x=cmd: run {test} | does not say where {out} goes",
                "x=cmd: run {out} | does not say where {test} goes",
                "x=cmd: run {test} {out} | ",
                "x=cmd: run {test} > {out} | has a meaning for a shell only",
                "x=cmd: run '{test} {out} | is never closed",
                "x=http:///p | names no host",
                "x=http://me:secret@host/p | it has no user",
                "x=http://host/p?key=secret | it has no user, no ? and no #",
                "x=http://host/a b | is not an address"
            })
    void mistakesAreSaidWithTheOption(String option, String said) {
        if (said == null) {
            read(option);
        } else {
            String problem = problem(option);
            assertTrue(problem.startsWith("--challenger " + option + ": ") && problem.contains(said), problem);
        }
    }

    @Test
    void namesAreUniqueWhateverTheirCase() {
        assertTrue(problem("preds.csv", "Preds=other.csv").contains("two challengers of the name Preds"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a b  c | a,b,c",
                "'a b' c | a b,c",
                "\"a \\\"b\\\" \\\\\" c | a \"b\" \\,c",
                "'a \\ $HOME' | a \\ $HOME",
                "a\\ b | a b",
                "--x='a b'\"c d\" | --x=a bc d",
                "'' a | ,a",
                "'>' a | >,a",
                "$(rm) `|` | $(rm),|"
            })
    void wordsArePartedByRulesOfOurOwn(String text, String words) {
        if (text.startsWith("$(rm)")) {
            // Nothing is expanded; a lone sign of shells is refused.
            assertThrows(IllegalArgumentException.class, () -> CommandWords.of("$(rm) |"));
            assertEquals(List.of("$(rm)", "`ls`", "*"), CommandWords.of("$(rm) `ls` *"));
        } else {
            assertEquals(List.of(words.split(",", -1)), CommandWords.of(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a 'b", "a \"b", "a \\", "a && b", "a | b", "a 2>&1"})
    void whatOnlyAShellWouldUnderstandIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> CommandWords.of(text));
    }
}
