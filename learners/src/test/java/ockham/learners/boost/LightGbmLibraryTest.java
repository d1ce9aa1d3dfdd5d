package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: what one does must not touch what another has loaded. */
class LightGbmLibraryTest {
    @Test
    void processesDoNotShareTheFileTheyLoad(@TempDir Path temporary) throws IOException, InterruptedException {
        assertEquals(0, start(temporary));
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> !file.getFileName().toString().startsWith("hsperf"))
                            .toList());
        }
    }

    @Test
    void loadsTwice() throws IOException {
        LightGbmLibrary.load();
        LightGbmLibrary.load();
        assertTrue(new LightGbmProvider().unavailable().isEmpty());
        assertFalse(Files.exists(Path.of("lib_lightgbm.so")));
    }

    private static int start(Path temporary) throws IOException, InterruptedException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Loads.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Loads the library, fits once and ends. */
    static final class Loads {
        private Loads() {}

        public static void main(String[] arguments) {
            var rows = Grid.rows(Grid.BINARY, 200, 1);
            var learner = new LightGbm(
                    "lightgbm", 0.1, java.util.List.of(new LightGbm.Trees(7, 5, 0)), 1, 1, new Schedule(5, 5));
            if (learner.fit(rows, rows, Grid.context(1)).parameters() == 0) {
                throw new IllegalStateException("no model");
            }
        }
    }
}
