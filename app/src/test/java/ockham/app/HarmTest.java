package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import ockham.study.harm.Harm;
import ockham.study.report.Scorecard;
import ockham.study.report.StudyRecord;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the columns that a case protects to what the study says of them. */
class HarmTest {
    private static final String CASE = """
        decision: Refuse the loan
        act_on: "yes"
        currency: EUR
        volume: 20000 per year
        outcomes: [{truth: "yes", act: 500, wait: 0}, {truth: "no", act: -400, wait: 0}]
        forbidden: [sex]
        """;

    @TempDir
    static Path folder;

    /** Of women in the south debt says nothing, and half of them default: a linear model cannot know. */
    private static void loans() throws Exception {
        SplittableRandom random = new SplittableRandom(11);
        List<String> lines = new ArrayList<>(List.of("debt,years,region,sex,default"));
        for (int i = 0; i < 1600; i++) {
            double debt = random.nextGaussian();
            boolean woman = random.nextBoolean();
            boolean south = random.nextInt(3) == 0;
            double score = woman && south ? -2.5 * debt : 2.5 * debt;
            boolean lost = random.nextDouble() < 1 / (1 + Math.exp(-score));
            lines.add(String.format(
                    Locale.ROOT,
                    "%.3f,%d,%s,%s,%s",
                    debt,
                    random.nextInt(30),
                    south ? "south" : "north",
                    woman ? "f" : "m",
                    lost ? "yes" : "no"));
        }
        Files.write(folder.resolve("loans.csv"), lines);
    }

    private static Cli run(String protect, String out) throws Exception {
        Files.writeString(folder.resolve("case.yaml"), CASE + protect + "\n");
        List<String> line = new ArrayList<>(List.of("run", "loans.csv", "--target", "default", "--case", "case.yaml"));
        line.addAll(List.of("--effort", "quick", "--families", "linear", "--folds", "2", "--repeats", "1"));
        line.addAll(List.of("--out", out));
        return Cli.run(folder, List.of(), line.toArray(String[]::new));
    }

    @Test
    void whoFaresWorseIsSaidThoughNoModelSeesTheColumn() throws Exception {
        loans();
        Cli run = run("protect: [sex]", "study");
        assertEquals(0, run.exit(), run.err());
        Harm harm = VerdictJson.read(folder.resolve("study/verdict.json")).harm();
        assertEquals(List.of("sex"), harm.subgroups().columns());
        assertEquals(1600, harm.rows());
        assertTrue(harm.findings().stream().anyMatch(f -> f.startsWith("sex = f: ")), harm.toString());
        assertTrue(
                harm.slices().confirmed().stream().anyMatch(s -> s.where().contains("sex = f")),
                harm.slices().toString());
        assertNotNull(harm.alarms());
        assertNotNull(harm.robustness().noise());
        assertNotNull(harm.robustness().missing());
        assertTrue(harm.robustness().missing().mean() > 0, harm.robustness().toString());
        assertTrue(run.out().replaceAll("\\s+", " ").contains("beyond chance. First: "), run.out());
        String page = Files.readString(folder.resolve("study/report.html"));
        assertTrue(page.contains("harmSection"), "the page has the section");
        understood(VerdictJson.read(folder.resolve("study/verdict.json")));
        Cli wrong = run("protect: [sexx]", "wrong");
        assertEquals(2, wrong.exit());
        assertTrue(wrong.err().contains("protect: \"sexx\" is no column; did you mean sex?"), wrong.err());
    }

    /** The same worker is asked what it takes to understand the model. */
    private static void understood(StudyRecord study) {
        Scorecard card = study.scorecard();
        assertNotNull(study.explanation());
        assertEquals(study.explanation().candidate(), card.candidate());
        assertEquals("the probability of yes", card.output());
        assertEquals(7, card.facts().size());
        assertEquals(3, card.examples().size(), card.toString());
        // Held-out rows are half of all.
        assertEquals(800, card.rows());
        assertTrue(study.measured().explanationMillis() > 0, "milliseconds of an explanation");
    }
}
