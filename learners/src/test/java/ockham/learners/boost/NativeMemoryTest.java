package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import ockham.api.Column;
import ockham.api.Learner;
import ockham.api.Rows;
import ockham.api.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own whose heap is fixed from the start: what grows there is native. */
class NativeMemoryTest {
    private static final Path STATUS = Path.of("/proc/self/status");

    /** One fit copies 1.3 MB of cells into native memory and bins them: fifty copies left behind would be 64 MB. */
    private static final long TOLERANCE_KB = 12_000;

    @Test
    void fiftyFitsLeaveNothingBehind(@TempDir Path temporary) throws IOException, InterruptedException {
        assumeTrue(Files.isReadable(STATUS), "resident memory is read from /proc");
        Path output = temporary.resolve("output");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xms192m",
                        "-Xmx192m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Fits.class.getName(),
                        output.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertEquals(0, exit);
        for (String line : Files.readAllLines(output)) {
            long grown = Long.parseLong(line.substring(line.indexOf(' ') + 1));
            assertTrue(grown < TOLERANCE_KB, line + " kB more after fifty fits");
        }
    }

    /** Writes for each engine by how much the resident memory grew over fifty fits, after ten to warm up. */
    static final class Fits {
        private Fits() {}

        public static void main(String[] arguments) throws IOException {
            Rows train = rows();
            Rows held = train.rows(IntStream.range(0, 500).toArray());
            List<String> lines = new ArrayList<>();
            Schedule brief = new Schedule(2, 2);
            for (Learner learner : List.of(
                    new LightGbm("lightgbm", 0.1, List.of(new LightGbm.Trees(31, 20, 0)), 0.7, 1, brief),
                    new XgBoost("xgboost", 0.1, List.of(new XgBoost.Trees(5, 1, 0)), 1, 0.7, brief))) {
                long before = 0;
                for (int fit = 0; fit < 60; fit++) {
                    before = fit == 10 ? resident() : before;
                    learner.fit(train, held, Grid.context(1));
                }
                lines.add(learner.name() + " " + (resident() - before));
            }
            Files.write(Path.of(arguments[0]), lines);
        }

        private static long resident() throws IOException {
            System.gc();
            String line = Files.readAllLines(STATUS).stream()
                    .filter(text -> text.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }

        private static Rows rows() {
            SplittableRandom random = new SplittableRandom(1);
            List<Column> columns = new ArrayList<>();
            for (int j = 0; j < 40; j++) {
                columns.add(new Column.Numbers("x" + j, random.doubles(4_000).toArray()));
            }
            double[] first = ((Column.Numbers) columns.get(0)).values();
            double[] target = new double[4_000];
            Arrays.setAll(target, i -> first[i] > 0.5 ? 1 : 0);
            return new Rows(new Table(columns, 4_000), target, Grid.BINARY);
        }
    }
}
