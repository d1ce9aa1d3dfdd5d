package ockham.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ockham.api.Column;
import ockham.api.Rows;
import ockham.testkit.Worlds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples end in the verdicts that they are there for, by the commands that they give. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "examples");
    /** All bundled data together, in bytes. */
    private static final long LARGEST = 5_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"telco_churn", "coating", "us_flights", "german_credit", "nyc_taxis"})
    void aDemoEndsInItsVerdict(String name) throws Exception {
        Cli run = Cli.run(folder, List.of(), "demo", name, "--out", "study");
        assertEquals(0, run.exit(), run.err());
        assertEquals(
                Demo.named(name).verdict(),
                Cli.verdict(folder.resolve("study")).path("verdict").asText(),
                run.out());
    }

    @Test
    void thereIsOneForEachVerdict() {
        assertEquals(
                Set.of("do not build", "classical", "deep", "collect", "blocked"),
                Demo.ALL.stream().map(Demo::verdict).collect(Collectors.toSet()));
        assertEquals(5, Demo.ALL.size());
    }

    @Test
    void readersFindTheCommandTheSourceAndTheLicence() throws IOException {
        for (Demo demo : Demo.ALL) {
            String text = Files.readString(EXAMPLES.resolve(demo.name()).resolve("README.md"));
            String place = "examples/" + demo.name() + "/";
            String command =
                    "./ockham run " + place + demo.data() + " " + demo.options() + " --case " + place + "case.yaml";
            for (String said : List.of(
                    command, "./ockham demo " + demo.name(), "Source:", "Licence:", "Verdict:", "What to learn:")) {
                assertTrue(text.contains(said), demo.name() + "/README.md lacks \"" + said + "\"");
            }
        }
    }

    @Test
    void theProductCarriesTheFilesOfTheExamples() throws IOException {
        long bytes = 0;
        for (Demo demo : Demo.ALL) {
            for (String file : List.of(demo.data(), "case.yaml")) {
                Path example = EXAMPLES.resolve(demo.name()).resolve(file);
                bytes += Files.size(example);
                try (InputStream in = Demo.class.getResourceAsStream("/ockham/demo/" + demo.name() + "/" + file)) {
                    assertArrayEquals(Files.readAllBytes(example), in.readAllBytes(), example.toString());
                }
            }
        }
        assertTrue(bytes < LARGEST, bytes + " bytes");
    }

    @Test
    void theGeneratedRowsAreAWorldOfTheTestKit() throws IOException {
        Rows rows = Worlds.deepWins(1800, 1).rows();
        StringBuilder text = new StringBuilder();
        for (int layer = 1; layer <= rows.table().columns().size(); layer++) {
            text.append("layer_").append(layer).append(',');
        }
        text.append("passes\n");
        for (int i = 0; i < rows.size(); i++) {
            for (Column column : rows.table().columns()) {
                text.append(String.format(Locale.ROOT, "%.3f,", ((Column.Numbers) column).values()[i]));
            }
            text.append(rows.target()[i] == 1 ? "yes" : "no").append('\n');
        }
        assertEquals(
                text.toString(), Files.readString(EXAMPLES.resolve("coating").resolve("coating.csv")));
    }

    @Test
    void aNameThatIsNotThereIsRefusedWithTheNearest() throws Exception {
        Cli run = Cli.run(folder, List.of(), "demo", "german_credits");
        assertEquals(2, run.exit());
        assertTrue(
                run.err().contains("there is no demo \"german_credits\"; did you mean german_credit? (there are "),
                run.err());
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(Files::isDirectory), "nothing is begun");
        }
    }

    @Test
    void theListSaysWhatEachIsAndEndsIn() throws Exception {
        Cli run = Cli.run(folder, List.of(), "demo", "--list");
        assertEquals(0, run.exit());
        for (Demo demo : Demo.ALL) {
            assertTrue(
                    run.out()
                            .lines()
                            .anyMatch(line -> line.startsWith(demo.name() + " ")
                                    && line.contains(demo.verdict())
                                    && line.endsWith(demo.question())),
                    run.out());
        }
    }
}
