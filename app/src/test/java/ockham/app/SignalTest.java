package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import ockham.study.report.SignalResult;
import ockham.study.report.VerdictJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies of tables of which it is known whether they tell anything of the target. */
class SignalTest {
    @TempDir
    static Path folder;

    /** Three numbers, a shop of ten rows, a day; yes where {@code effect} times the first, and noise, are above zero. */
    private static void table(String name, int rows, double effect) throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve(name))) {
            out.write("a,b,c,shop,day,y\n");
            for (int i = 0; i < rows; i++) {
                double a = random.nextGaussian();
                out.write(String.format(
                        Locale.ROOT,
                        "%.4f,%.4f,%.4f,s%d,%d,%s%n",
                        a,
                        random.nextGaussian(),
                        random.nextGaussian(),
                        i % (rows / 10),
                        random.nextInt(1_000),
                        effect * a + random.nextGaussian() > 0 ? "yes" : "no"));
            }
        }
    }

    private static String[] line(String file, String out, String... more) {
        List<String> line = new ArrayList<>(List.of("run", file, "--target", "y", "--effort", "quick"));
        line.addAll(List.of("--families", "linear", "--folds", "2", "--repeats", "1", "--out", out));
        line.addAll(List.of(more));
        return line.toArray(String[]::new);
    }

    private static SignalResult study(String file, String out, String... more) throws Exception {
        Cli run = Cli.run(folder, List.of(), line(file, out, more));
        assertEquals(0, run.exit(), run.err());
        SignalResult signal =
                VerdictJson.read(folder.resolve(out).resolve("verdict.json")).signal();
        assertEquals(signal.p() > 0.05, run.out().contains("No signal is shown"), run.out());
        return signal;
    }

    @Test
    void noiseShowsNoneWhateverTheCoresAndInterruptions() throws Exception {
        table("noise.csv", 300, 0);
        SignalResult signal = study("noise.csv", "noise", "--threads", "2");
        assertTrue(signal.tested() && signal.p() > 0.05, signal.toString());
        assertEquals(List.of("logistic", "lightgbm"), signal.learners());
        assertEquals(300, signal.rows());
        assertEquals("rows", signal.permuted());
        long reached =
                signal.scores().stream().filter(s -> s >= signal.observed()).count();
        assertEquals((1.0 + reached) / (1 + signal.permutations()), signal.p(), 1e-12);
        assertEquals(signal.permutations(), signal.scores().size());
        String bytes = Cli.repeatable(folder.resolve("noise"));
        study("noise.csv", "one-core", "--threads", "1");
        assertEquals(bytes, Cli.repeatable(folder.resolve("one-core")));
        int kills = 0;
        for (int wait = 5_000; kills < 4; wait += 900) {
            Process process = Cli.start(folder, List.of(), line("noise.csv", "killed"));
            if (process.waitFor(wait, TimeUnit.MILLISECONDS)) {
                break;
            }
            process.destroyForcibly().waitFor();
            kills++;
        }
        assertTrue(kills > 0, "never interrupted");
        study("noise.csv", "killed");
        assertEquals(bytes, Cli.repeatable(folder.resolve("killed")));
    }

    @Test
    void groupsAndTimeBindWhatChangesPlaces() throws Exception {
        table("bound.csv", 300, 0);
        SignalResult signal = study("bound.csv", "bound", "--group", "shop", "--time", "day");
        assertTrue(signal.tested(), signal.toString());
        assertEquals(
                "rows within a group of shop, groups with one target as wholes within 10 stretches of day",
                signal.permuted());
    }

    /** What is the same throughout each group and tells groups apart cannot be seen by changing places within them. */
    @Test
    void whatTellsGroupsApartIsNotSaidToBeNone() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("shops.csv"))) {
            out.write("size,shop,y\n");
            for (int shop = 0; shop < 40; shop++) {
                double size = random.nextGaussian();
                for (int row = 0; row < 6; row++) {
                    double y = 0.6 * size + 2 * random.nextGaussian();
                    out.write(String.format(Locale.ROOT, "%.4f,s%d,%.4f%n", size, shop, y));
                }
            }
        }
        Cli run = Cli.run(folder, List.of(), line("shops.csv", "shops", "--group", "shop"));
        assertEquals(0, run.exit(), run.err());
        SignalResult signal = VerdictJson.read(folder.resolve("shops").resolve("verdict.json"))
                .signal();
        assertFalse(signal.tested(), signal.toString());
        assertTrue(signal.sentence().contains("which changes no score"), signal.sentence());
        assertFalse(run.out().contains("No signal is shown"), run.out());
    }

    @Test
    void aFaintSignalIsFoundAndAStrongOneNeedsNoTest() throws Exception {
        table("faint.csv", 300, 0.3);
        SignalResult faint = study("faint.csv", "faint");
        assertTrue(faint.tested(), faint.sentence());
        assertTrue(faint.p() <= 0.05, faint.sentence());
        assertEquals(99, faint.permutations());
        table("strong.csv", 300, 2);
        SignalResult strong = study("strong.csv", "strong");
        assertFalse(strong.tested());
        assertTrue(
                strong.sentence().startsWith("No test is needed to see that there is signal: by AUC, "),
                strong.sentence());
    }
}
