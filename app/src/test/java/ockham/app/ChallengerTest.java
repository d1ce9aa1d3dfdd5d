package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A user's own models race beside the study's: the examples as they are documented, and files of predictions. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChallengerTest {
    private static final int ROWS = 400;
    private static final Path EXAMPLES =
            Path.of("..", "examples", "challengers").toAbsolutePath().normalize();

    @TempDir
    static Path folder;

    private static List<String> truth;

    private static Cli run(String study, String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("run", "customers.csv", "--target", "Churn", "--effort", "quick"));
        line.addAll(List.of("--families", "linear", "--folds", "3", "--repeats", "2", "--case", "case.yaml"));
        line.addAll(List.of("--out", study));
        line.addAll(List.of(more));
        return Cli.run(folder, List.of(), line.toArray(String[]::new));
    }

    private static JsonNode challenger(String study, String name) throws IOException {
        for (JsonNode one : Cli.verdict(folder.resolve(study)).path("challengers")) {
            if (one.path("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no challenger " + name);
    }

    /** Predictions that know the truth to some degree, from 0 to 1. */
    private static void predictions(String file, double knowledge) throws IOException {
        List<String> lines = new ArrayList<>(List.of("p_Yes"));
        for (int i = 0; i < truth.size(); i++) {
            double noise = (i * 7919 % 1000) / 1000.0;
            double p = knowledge * (truth.get(i).equals("Yes") ? 0.95 : 0.05) + (1 - knowledge) * noise;
            lines.add(String.format(Locale.ROOT, "%.4f", p));
        }
        Files.write(folder.resolve(file), lines);
    }

    @BeforeAll
    static void rows() throws IOException {
        List<String> lines = Files.readAllLines(Cli.customers(folder, ROWS));
        truth = lines.stream()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(',') + 1))
                .toList();
        Files.copy(EXAMPLES.resolve("case.yaml"), folder.resolve("case.yaml"));
        predictions("oracle.csv", 0.9);
        predictions("noise.csv", 0);
    }

    @Test
    @Order(1)
    void aModelThatIsBetterThanEverythingIsToldInTheSentenceAndOneThatIsWorseIsNot() throws Exception {
        Cli run = run("study", "--challenger", "oracle.csv", "--challenger", "dice=noise.csv");
        assertEquals(0, run.exit(), run.err());
        JsonNode verdict = Cli.verdict(folder.resolve("study"));
        String sentence = verdict.path("sentence").asText();
        assertTrue(sentence.contains("But your model oracle is worth "), sentence);
        assertTrue(sentence.contains("better than everything of the study's own"), sentence);
        assertFalse(sentence.contains("dice"), sentence);
        assertTrue(challenger("study", "oracle").path("ahead_of_all").asBoolean());
        assertTrue(challenger("study", "oracle").path("per_year").path("low").asDouble() > 0);
        assertTrue(challenger("study", "dice").path("per_year").path("high").asDouble() < 0);
        assertTrue(challenger("study", "dice").path("probability_better").asDouble() < 0.05);
        assertNotEquals("challenger", verdict.path("winner").path("family").asText());
        assertTrue(run.out().contains("Your model dice is worth "), run.out());
        assertFalse(Files.exists(folder.resolve("study/models/oracle.ockham")));
    }

    @Test
    @Order(2)
    void theSameAgainIsTheSameBytes() throws Exception {
        String before = Cli.repeatable(folder.resolve("study"));
        Cli again = run("study", "--challenger", "oracle.csv", "--challenger", "dice=noise.csv");
        assertEquals(before, Cli.repeatable(folder.resolve("study")));
        assertFalse(again.err().contains("has changed"), again.err());
        Cli elsewhere =
                run("elsewhere", "--challenger", "oracle.csv", "--challenger", "dice=noise.csv", "--threads", "1");
        assertEquals(0, elsewhere.exit(), elsewhere.err());
        assertEquals(before, Cli.repeatable(folder.resolve("elsewhere")));
    }

    @Test
    @Order(3)
    void aChangedFileIsNoticedAndNothingOfOursIsTrainedAgain() throws Exception {
        predictions("noise.csv", 0.5);
        Cli again = run("study", "--challenger", "oracle.csv", "--challenger", "dice=noise.csv");
        assertEquals(0, again.exit(), again.err());
        assertTrue(again.err().contains("challenger dice has changed since the study's last run"), again.err());
        assertTrue(again.err().contains("judged again with challengers oracle ("), again.err());
        assertTrue(again.err().contains("going on with an earlier run"), again.err());
        Cli without = run("study");
        assertTrue(without.err().contains("challengers none (before: oracle ("), without.err());
        assertEquals(0, Cli.verdict(folder.resolve("study")).path("challengers").size());
    }

    @Test
    @Order(4)
    void whatDoesNotFitIsSaidBeforeAnythingIsTrained() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "row,p_Yes\n1,0.5\n2,often\n");
        Cli bad = run("refused", "--challenger", "bad.csv", "--challenger", "logistic=noise.csv");
        assertEquals(2, bad.exit(), bad.err());
        assertTrue(bad.err().contains("logistic is a contender of the study's own"), bad.err());
        assertTrue(
                bad.err().contains("it has no prediction for 398 of the 400 rows of customers.csv that are judged"),
                bad.err());
        assertFalse(Files.exists(folder.resolve("refused")));
        Cli usage = run("refused", "--challenger", "x=cmd: run {test} | tee {out}");
        assertEquals(2, usage.exit(), usage.err());
        assertTrue(usage.err().contains("\"|\" has a meaning for a shell only"), usage.err());
    }

    @Test
    @Order(5)
    void theExamplesRunAsTheyAreDocumented() throws Exception {
        assumeTrue(python(), "the examples are written in Python 3");
        Process server = new ProcessBuilder(
                        "python3", EXAMPLES.resolve("language_model.py").toString(), "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8))) {
            String bayes = "bayes=cmd: python3 " + EXAMPLES.resolve("naive_bayes.py") + " {train} {test} {out}";
            String llm = "llm=" + out.readLine();
            String broken = "broken=cmd: python3 -c 'raise SystemExit(\"no such luck\")' {train} {test} {out}";
            Cli run = run("study", "--challenger", bayes, "--challenger", llm, "--challenger", broken);
            assertEquals(0, run.exit(), run.err());
            assertExamples();
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
            String before = Cli.repeatable(folder.resolve("study"));
            Cli again = run("study", "--quiet", "--challenger", bayes, "--challenger", llm, "--challenger", broken);
            assertEquals(0, again.exit(), again.err());
            assertTrue(again.err().contains("ockham: Your model broken was not scored"), again.err());
            assertFalse(again.err().contains("Your model bayes"), again.err());
            assertEquals(
                    before,
                    Cli.repeatable(folder.resolve("study")),
                    "what was answered is kept: nobody is asked again");
        } finally {
            server.destroy();
        }
    }

    private static void assertExamples() throws IOException {
        JsonNode verdict = Cli.verdict(folder.resolve("study"));
        for (JsonNode candidate : verdict.path("candidates")) {
            if (List.of("bayes", "llm").contains(candidate.path("name").asText())) {
                assertEquals("scored", candidate.path("outcome").asText(), candidate.toString());
                assertEquals("challenger", candidate.path("family").asText());
                assertTrue(candidate.path("metric").path("mean").asDouble() > 0.7, candidate.toString());
            }
        }
        for (JsonNode contender : verdict.path("money").path("contenders")) {
            if (contender.path("name").asText().equals("llm")) {
                assertEquals(400, contender.path("costs").path("calls_per_year").asDouble(), 1e-9);
                assertEquals(0, contender.path("costs").path("servers").asInt());
            }
        }
        JsonNode meter = null;
        for (JsonNode one : verdict.path("measured").path("candidates")) {
            meter = one.path("candidate").asText().equals("llm") ? one : meter;
        }
        assertTrue(meter != null && meter.path("footprint").path("p99_micros").asDouble() > 0, String.valueOf(meter));
        assertTrue(challenger("study", "llm").path("notes").toString().contains("cannot be excluded"));
        assertTrue(challenger("study", "broken").path("sentence").asText().contains("Its last words: no such luck"));
    }

    @Test
    @Order(6)
    void rowsOfATestFileAreMatchedToIt() throws Exception {
        List<String> lines = Files.readAllLines(folder.resolve("customers.csv"));
        Files.write(folder.resolve("train.csv"), lines.subList(0, 301));
        List<String> test = new ArrayList<>(lines.subList(301, 401));
        test.addFirst(lines.getFirst());
        Files.write(folder.resolve("test.csv"), test);
        List<String> oracle = Files.readAllLines(folder.resolve("oracle.csv"));
        List<String> own = new ArrayList<>(oracle.subList(301, 401));
        own.addFirst(oracle.getFirst());
        Files.write(folder.resolve("of-test.csv"), own);
        List<String> line = new ArrayList<>(List.of("run", "train.csv", "--target", "Churn", "--test", "test.csv"));
        line.addAll(List.of("--effort", "quick", "--families", "linear", "--out", "tested", "--challenger"));
        List<String> wrong = new ArrayList<>(line);
        wrong.add("oracle.csv");
        Cli refused = Cli.run(folder, List.of(), wrong.toArray(String[]::new));
        assertEquals(2, refused.exit(), refused.err());
        assertTrue(refused.err().contains("has 400 rows of predictions, but test.csv has 100 rows"), refused.err());
        line.add("of-test.csv");
        Cli run = Cli.run(folder, List.of(), line.toArray(String[]::new));
        assertEquals(0, run.exit(), run.err());
        JsonNode verdict = Cli.verdict(folder.resolve("tested"));
        String sentence = verdict.path("sentence").asText();
        assertTrue(sentence.contains("But your model of-test is ") && sentence.contains(" AUC better than "), sentence);
    }

    private static boolean python() {
        try {
            Process process = new ProcessBuilder("python3", "-c", "import http.server, csv, json")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
