package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of the user's guide, run by a shell as it stands there, on a bundled table. */
class GuideTest {
    @TempDir
    Path folder;

    /** The project's folder as a user sees it: the launcher, which has built already, and the example's table. */
    private void project() throws IOException {
        Path loans = Path.of("examples", "german_credit", "all_loans.csv");
        Files.createDirectories(folder.resolve(loans).getParent());
        Files.copy(Path.of("..").resolve(loans), folder.resolve(loans));
        Files.createDirectories(folder.resolve("built"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String options = String.join("' '", Rehearsed.get().options(folder.resolve("built")));
        Path launcher = folder.resolve("ockham");
        Files.writeString(launcher, "#!/bin/sh\nexec '" + java + "' '" + options + "' ockham.app.Main \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String shell(String lines) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        ProcessBuilder builder = new ProcessBuilder("sh", "-e", "-c", lines)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().putAll(Cli.LIGHTLY);
        Process process = builder.start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), lines);
        assertEquals(0, process.exitValue(), () -> lines + "\n" + read(said));
        return read(said);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyCommandRunsAsItStands() throws Exception {
        project();
        StringBuilder said = new StringBuilder();
        for (Guide.Block block : Guide.blocks()) {
            switch (block.kind()) {
                case "sh" -> said.append(shell(block.text()));
                case "java" -> Guide.compileLearner(folder.resolve("built"));
                default -> throw new AssertionError("a block of kind \"" + block.kind() + "\" that nothing runs");
            }
        }
        String all = said.toString();
        assertTrue(all.contains("thumb"), all);
        assertTrue(all.contains("did you mean class?"), all);
        assertTrue(all.contains("exit code 2"), all);
        assertTrue(names("nightly").contains("class-means"), names("nightly") + "");
        assertFalse(names("credit").contains("class-means"), "it was not there yet");
        JsonNode learnt = StreamSupport.stream(candidates("nightly").spliterator(), false)
                .filter(c -> c.path("name").asText().equals("class-means"))
                .findFirst()
                .orElseThrow();
        assertEquals("scored", learnt.path("outcome").asText(), learnt.toString());
        assertTrue(learnt.path("metric").path("mean").asDouble() > 0.7, learnt.toString());
        assertEquals(
                1,
                Cli.verdict(folder.resolve("ockham-studies/guide/credit"))
                        .path("challengers")
                        .size());
    }

    private JsonNode candidates(String study) throws IOException {
        return Cli.verdict(folder.resolve("ockham-studies/guide").resolve(study))
                .path("candidates");
    }

    private Set<String> names(String study) throws IOException {
        return StreamSupport.stream(candidates(study).spliterator(), false)
                .map(c -> c.path("name").asText())
                .collect(Collectors.toSet());
    }

    /** A command in a sentence would be run by nobody. */
    @Test
    void commandsStandInBlocksOnly() throws IOException {
        String text = Files.readString(Path.of("..", "docs", "guide.md"));
        String prose = Pattern.compile("^```.*?^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text)
                .replaceAll("");
        List<String> commands = Pattern.compile("`\\./ockham (?!demo (--list|NAME))[^`]+`")
                .matcher(prose)
                .results()
                .map(match -> match.group())
                .toList();
        assertEquals(List.of(), commands);
    }
}
