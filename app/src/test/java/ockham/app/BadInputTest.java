package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user can get wrong: a clear message that says what to do, exit code 2, nothing half-written. */
@Isolated("it listens to what the whole process says")
class BadInputTest {
    @TempDir
    Path folder;

    /** What a command said and how it ended. */
    private record Said(int exit, String err) {}

    @BeforeEach
    void goodData() throws IOException {
        write("good.csv", table(60, i -> i + "," + i % 7 + "," + (i % 3 == 0 ? "yes" : "no")));
    }

    private interface Line {
        String of(int row);
    }

    private static String table(int rows, Line line) {
        return "a,b,y\n"
                + IntStream.range(0, rows).mapToObj(i -> line.of(i) + "\n").collect(Collectors.joining());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Said run(String... arguments) {
        List<String> line = new ArrayList<>(List.of(arguments));
        if (arguments[0].equals("run") && !line.contains("--out")) {
            line.addAll(List.of("--out", folder.resolve("study").toString()));
        }
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            int exit = Main.run(line.toArray(String[]::new));
            return new Said(exit, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(before);
        }
    }

    private void refused(Said said, String... words) {
        assertEquals(2, said.exit(), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertFalse(said.err().contains("defect of Ockham"), said.err());
        for (String word : words) {
            assertTrue(said.err().contains(word), () -> "expected \"" + word + "\" in: " + said.err());
        }
        assertFalse(Files.exists(folder.resolve("study/verdict.json")));
        assertTrue(
                !Files.exists(folder.resolve("study")) || Files.exists(folder.resolve("study/plan.json")),
                "a study that was never begun leaves no folder");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aMissingFile() {
        refused(run("run", file("none.csv"), "--target", "y"), "none.csv");
    }

    @Test
    void aFolder() {
        refused(run("run", folder.toString(), "--target", "y"), "folder");
    }

    @Test
    void aWrongTarget() {
        refused(run("run", file("good.csv"), "--target", "Y2"), "Y2", "good.csv");
    }

    @Test
    void aRightTargetAfterAWrongOne() {
        refused(run("run", file("good.csv"), "--target", "Y2"), "did you mean y?");
        assertEquals(
                0,
                run("run", file("good.csv"), "--target", "y", "--families", "linear", "--effort", "quick")
                        .exit());
    }

    @Test
    void aTestFileOfOneClass() throws IOException {
        write("one.csv", table(30, i -> i + "," + i % 7 + ",no"));
        refused(run("run", file("good.csv"), "--target", "y", "--test", file("one.csv")), "every tested row", "\"no\"");
    }

    @Test
    void aTargetThatIsSortedInTime() throws IOException {
        write("sorted.csv", table(60, i -> i + "," + i % 7 + "," + (i < 20 || i >= 40 ? "no" : "yes")));
        refused(
                run("run", file("sorted.csv"), "--target", "y", "--time", "a", "--folds", "2"),
                "two classes",
                "log_loss");
    }

    @Test
    void anEmptyFile() throws IOException {
        write("empty.csv", "");
        refused(run("run", file("empty.csv"), "--target", "y"), "empty");
    }

    @Test
    void aHeaderOnly() throws IOException {
        write("header.csv", "a,b,y\n");
        refused(run("run", file("header.csv"), "--target", "y"), "header.csv");
    }

    @Test
    void raggedRows() throws IOException {
        write("ragged.csv", table(60, i -> i == 40 ? "1,2,3,4,5" : i + ",1," + (i % 2 == 0 ? "yes" : "no")));
        refused(run("run", file("ragged.csv"), "--target", "y"), "ragged.csv", "42");
    }

    @Test
    void binaryNoise() throws IOException {
        byte[] noise = new byte[5000];
        new SplittableRandom(1).nextBytes(noise);
        Files.write(folder.resolve("noise.csv"), noise);
        refused(run("run", file("noise.csv"), "--target", "y"), "noise.csv");
    }

    @Test
    void oneClass() throws IOException {
        write("one.csv", table(60, i -> i + ",1,yes"));
        refused(run("run", file("one.csv"), "--target", "y"), "y", "yes");
    }

    @Test
    void twoRows() throws IOException {
        write("two.csv", "a,b,y\n1,2,yes\n3,4,no\n");
        refused(run("run", file("two.csv"), "--target", "y"), "rows");
    }

    @Test
    void aTargetThatIsMissingEverywhere() throws IOException {
        write("missing.csv", table(60, i -> i + ",1,"));
        refused(run("run", file("missing.csv"), "--target", "y"), "y", "missing");
    }

    @Test
    void featuresThatAreMissingEverywhere() throws IOException {
        write("featureless.csv", table(60, i -> ",," + (i % 2 == 0 ? "yes" : "no")));
        refused(run("run", file("featureless.csv"), "--target", "y"), "feature");
    }

    @Test
    void theSameColumnNameTwice() throws IOException {
        write("twice.csv", "a,a,y\n1,2,yes\n1,3,no\n2,2,yes\n1,4,no\n");
        refused(run("run", file("twice.csv"), "--target", "y"), "a", "twice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--folds|1|--folds 1: give a number from 2 to 50",
                "--repeats|99|--repeats 99",
                "--threads|0|--threads 0",
                "--budget|soon|--budget soon: give a time like 90s, 10m or 2h",
                "--memory|lots|--memory lots: give a size like 800m or 6g",
                "--families|trees|the families are linear",
                "--metric|auk|did you mean auc?",
                "--type|a=colour|the kinds are number",
                "--drop|A1|did you mean a?",
                "--time|z9|--time z9: there is no such column",
                "--effort|huge|the efforts are quick, standard, thorough",
                "--families|bosting|did you mean boosting?",
                "--effort|standart|did you mean standard?",
                "--colour|red|unknown option --colour",
                "--famlies|deep|unknown option --famlies; did you mean --families?"
            })
    void anUnknownValueOfAnOption(String option, String value, String says) {
        refused(run("run", file("good.csv"), "--target", "y", option, value), says);
    }

    @Test
    void aUsageErrorIsALineAndWhereTheHelpIs() {
        Said said = run("run", file("good.csv"), "--traget", "y");
        refused(said, "--target", "unknown option --traget; did you mean --target?", "See: ockham run --help");
        assertEquals(3, said.err().lines().count(), said.err());
        refused(run("rnu", "x"), "unknown command rnu; did you mean run?", "See: ockham --help");
    }

    @Test
    void theHelpListsWhatCanBeTyped() {
        String help = help("run");
        for (String word : List.of("quick, standard, thorough", "Default: standard", "balanced_accuracy", "boosting")) {
            assertTrue(help.contains(word), () -> word + " in " + help);
        }
        assertFalse(help.contains("STANDARD"), help);
    }

    private static String help(String command) {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            assertEquals(0, Main.run(command, "--help"));
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).replaceAll("\\s+", " ");
    }

    @Test
    void severalBadOptionsAreToldAtOnce() {
        refused(run("run", file("good.csv"), "--target", "y", "--folds", "1", "--memory", "x"), "--folds", "--memory");
    }

    @Test
    void aCaseThatIsNotYaml() throws IOException {
        write("case.yaml", "outcomes: [\n");
        refused(run("run", file("good.csv"), "--target", "y", "--case", file("case.yaml")), "case.yaml", "line");
    }

    @Test
    void aCaseWithWrongNames() throws IOException {
        write(
                "case.yaml",
                "decisio: call\ncurrency: EUR\nvolume: -5 per year\noutcomes:\n  - truth: maybe\n    act: 1\n");
        refused(
                run("run", file("good.csv"), "--target", "y", "--case", file("case.yaml")),
                "case.yaml",
                "did you mean decision?",
                "maybe",
                "line 3");
    }

    @Test
    void aMissingCase() {
        refused(run("run", file("good.csv"), "--target", "y", "--case", file("no.yaml")), "no.yaml");
    }

    @Test
    void aStudyFolderThatHoldsOtherFiles() throws IOException {
        Files.createDirectories(folder.resolve("mine"));
        write("mine/letter.txt", "dear");
        refused(run("run", file("good.csv"), "--target", "y", "--out", file("mine")), "holds other files");
        assertEquals("dear", Files.readString(folder.resolve("mine/letter.txt")));
    }

    @Test
    void noPermissionToWrite() throws IOException {
        Path locked = Files.createDirectories(folder.resolve("locked"));
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeTrue(!Files.isWritable(locked), "this user may write anywhere");
        refused(run("run", file("good.csv"), "--target", "y", "--out", file("locked/study")), "permission");
    }

    @Test
    void aFullDiskIsTheMachinesFault() throws IOException, InterruptedException {
        Path small = Files.createDirectories(folder.resolve("small"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString())
                .redirectErrorStream(true)
                .start()
                .waitFor();
        assumeTrue(mounted == 0, "a small disk can only be made by root");
        try {
            Said said = run(
                    "run",
                    file("good.csv"),
                    "--target",
                    "y",
                    "--out",
                    small.resolve("study").toString());
            assertEquals(3, said.exit(), said.err());
            assertFalse(said.err().contains("defect of Ockham"), said.err());
            assertFalse(Files.exists(small.resolve("study/verdict.json")));
        } finally {
            new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
        }
    }

    @Test
    void aPredictionFromAFolderThatIsNoStudy() {
        refused(run("predict", folder.toString(), file("good.csv"), "--out", file("p.csv")), "no finished study");
        assertFalse(Files.exists(folder.resolve("p.csv")));
    }
}
