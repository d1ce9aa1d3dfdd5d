package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ockham.api.Learner;
import ockham.api.Rows;
import org.junit.jupiter.api.Test;

/** Fits in a process whose heap is fixed and touched, so that what grows is native memory. */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void repeatedFitsDoNotGrow() throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(STATUS), "needs Linux");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xms400m",
                        "-Xmx400m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fits.class.getName())
                .redirectErrorStream(true);
        // Freed blocks go back to the system at once; else glibc's growing threshold keeps 1 MB a fit for later.
        builder.environment().put("MALLOC_MMAP_THRESHOLD_", "65536");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        List<String> grown = output.lines().filter(line -> line.startsWith("grown ")).toList();
        assertEquals(2, grown.size(), output);
        for (String line : grown) {
            // Rows that were kept would be at least 15 x 60,000 x 6 bytes of bins, and ten times that as cells.
            long kilobytes = Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
            assertTrue(kilobytes < 5_000, line);
        }
    }

    /** Prints by how many kilobytes 15 fits made the process grow, after some that warm it up. */
    static final class Fits {
        private Fits() {}

        public static void main(String[] arguments) throws IOException {
            Rows rows = Grid.rows(Grid.BINARY, 60_000, 1);
            List<Learner> learners = List.of(
                    new LightGbm("lightgbm", 0.1, 7, 5, 1, 1, new Schedule(3, 3)),
                    new XgBoost("xgboost", 0.1, 3, 1, 1, 1, new Schedule(3, 3)));
            for (Learner learner : learners) {
                repeat(learner, rows, 8);
                long before = resident();
                repeat(learner, rows, 15);
                System.out.println("grown " + learner.name() + " " + (resident() - before));
            }
        }

        private static void repeat(Learner learner, Rows rows, int times) {
            for (int i = 0; i < times; i++) {
                if (learner.fit(rows, rows, Grid.context(1)).parameters() == 0) {
                    throw new IllegalStateException("no model");
                }
            }
        }

        private static long resident() throws IOException {
            String line = Files.readAllLines(STATUS).stream()
                    .filter(l -> l.startsWith("VmRSS"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
    }
}
