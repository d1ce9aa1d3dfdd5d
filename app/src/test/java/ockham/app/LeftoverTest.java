package ockham.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Libraries unpack tens of megabytes into the folder for temporary files: nothing of it may stay. */
class LeftoverTest {
    @TempDir
    Path folder;

    /** As the launcher does: the folder for temporary files is named after the process, which then becomes the JVM. */
    private static final String LAUNCH = """
        java=$1 base=$2
        shift 2
        mkdir -p "$base/ockham-here-$$"
        exec "$java" -Djava.io.tmpdir="$base/ockham-here-$$" "$@"
        """;

    private Process start(String... arguments) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = new ArrayList<>(List.of(
                "sh", "-c", LAUNCH, "launcher", java.toString(), temporary().toString()));
        command.addAll(Rehearsed.get().options());
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout.txt").toFile())
                .redirectError(folder.resolve("stderr.txt").toFile())
                .start();
    }

    private Path temporary() {
        return folder.resolve("temporary");
    }

    private Process study() throws IOException {
        Cli.customers(folder, 300);
        return start(
                "run",
                "customers.csv",
                "--target",
                "Churn",
                "--effort",
                "quick",
                "--families",
                "linear",
                "--folds",
                "2",
                "--repeats",
                "1",
                "--out",
                "study");
    }

    private List<String> left() throws IOException {
        if (!Files.exists(temporary())) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(temporary())) {
            return files.map(file -> temporary().relativize(file).toString())
                    .filter(name -> !name.isEmpty())
                    .sorted()
                    .toList();
        }
    }

    private void end(Process process) throws Exception {
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr.txt")));
    }

    @Test
    void aStudyThatEndsByItselfLeavesNothing() throws Exception {
        end(study());
        assertEquals(List.of(), left());
    }

    @Test
    void whatAKilledStudyAndItsWorkersLeaveIsGoneAfterTheNextStart() throws Exception {
        Process study = study();
        List<ProcessHandle> workers = List.of();
        while (workers.isEmpty() || left().stream().noneMatch(name -> name.contains("libduckdb"))) {
            assertTrue(study.isAlive(), () -> "the study ended before its workers had begun");
            workers = study.descendants().toList();
            Thread.sleep(10);
        }
        study.destroyForcibly().waitFor();
        for (ProcessHandle worker : workers) {
            worker.onExit().get(1, TimeUnit.MINUTES);
        }
        assertTrue(left().stream().anyMatch(name -> name.contains("libduckdb")), "nothing to remove: " + left());
        end(start("--version"));
        assertEquals(List.of(), left());
    }

    @Test
    void aLivingProcessKeepsItsFolder() throws Exception {
        Path mine = Files.createDirectories(
                temporary().resolve("ockham-here-" + ProcessHandle.current().pid()));
        Path elsewhere = Files.createDirectories(temporary().resolve("ockham-elsewhere-999999999"));
        Path dead = Files.createDirectories(temporary().resolve("ockham-here-999999999"));
        end(start("--version"));
        assertTrue(Files.exists(mine));
        assertTrue(Files.exists(elsewhere));
        assertTrue(Files.notExists(dead));
    }
}
