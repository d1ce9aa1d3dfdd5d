package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLightGbmTest {
    /** Another process may have mapped the file of lightgbm4j's fixed name: to write to it would crash that process. */
    @Test
    void theLibraryOfAnotherProcessIsLeftAlone(@TempDir Path temporary) throws IOException, InterruptedException {
        String name = System.mapLibraryName("_lightgbm");
        Path theirs = Files.writeString(temporary.resolve(name), "mapped by another process");
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        NativeLightGbmTest.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(new File(temporary.toFile(), "output"))
                .start();
        assertEquals(0, process.waitFor(), () -> read(temporary.resolve("output")));
        assertEquals("mapped by another process", Files.readString(theirs));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(name, "output"),
                    left.map(file -> file.getFileName().toString())
                            .filter(file -> !file.startsWith("hsperfdata"))
                            .sorted()
                            .toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What the other process does: 0 if LightGBM is there. */
    public static void main(String[] arguments) {
        System.exit(new LightGbmProvider().unavailable().isEmpty() ? 0 : 1);
    }
}
