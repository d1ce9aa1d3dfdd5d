package ockham.study.challenger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import ockham.api.UserError;
import ockham.study.race.Outcome;
import ockham.study.settings.Challenger;
import ockham.study.settings.ChallengerReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandRunTest {
    private static final long PLENTY = 4L << 30;

    @TempDir
    Path folder;

    private CommandRun run(String mode, long ceiling, long memory) {
        return run(
                Program.command(mode) + " {train} {test} {out} 'to:" + pids() + "'",
                Fields.of(folder, Fields.TWO, ceiling),
                memory);
    }

    private static CommandRun run(String command, Field field, long memory) {
        List<String> problems = new ArrayList<>();
        Challenger challenger =
                ChallengerReader.read(List.of("mine=cmd: " + command), problems).getFirst();
        assertEquals(List.of(), problems);
        return CommandRun.of(challenger, (Challenger.Command) challenger.origin(), field, memory);
    }

    private Path pids() {
        return folder.resolve("pids");
    }

    private Outcome ask(CommandRun run, BooleanSupplier off) {
        return run.ask(Fields.of(folder).folds().folds().getFirst(), off);
    }

    private String failed(String mode, long ceiling, long memory) {
        return assertInstanceOf(Outcome.Failed.class, ask(run(mode, ceiling, memory), () -> false))
                .reason();
    }

    @Test
    void learnsFromTrainingRowsAndPredictsTestRows() throws Exception {
        Outcome outcome = ask(run("prior", 30, PLENTY), () -> false);
        Outcome.Scored scored = assertInstanceOf(Outcome.Scored.class, outcome, outcome.reason());
        assertEquals(30, scored.predictions().rows());
        // Of the 30 odd rows 10 are divisible by three.
        assertEquals(1.0 / 3, scored.predictions().get(0, 1), 1e-12);
        assertTrue(scored.timing().fitSeconds() > 0);
        try (var left = Files.list(folder.resolve("challengers"))) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void failuresHaveTheirReasonAndTheLastWords() {
        String exit = failed("exit", 30, PLENTY);
        assertEquals(
                "fold 1: it ended with exit code 3. Its last words: loading the rows / ValueError: no column tenure",
                exit);
        assertTrue(failed("silent", 30, PLENTY).contains("wrote no predictions to {out}; it said nothing"));
        String wrong = failed("short", 30, PLENTY);
        assertTrue(wrong.contains("has 1 rows of predictions, but {test} has 30 rows"), wrong);
    }

    @Test
    void muchOutputNeitherStopsItNorIsKept() {
        Outcome outcome = ask(run("noise", 30, PLENTY), () -> false);
        assertInstanceOf(Outcome.Scored.class, outcome, outcome.reason());
    }

    @Test
    void whatTakesTooLongIsEndedWithAllItStarted() throws Exception {
        String reason = failed("hang", 2, PLENTY);
        assertTrue(reason.contains("more than the ceiling of 2 s"), reason);
        assertChildrenEnded();
    }

    @Test
    void calledOffItIsStoppedNotFailed() throws Exception {
        assertInstanceOf(Outcome.Stopped.class, ask(run("hang", 60, PLENTY), () -> Files.exists(pids())));
        assertChildrenEnded();
    }

    @Test
    void endedFromOutsideItIsStoppedWithAllItStarted() throws Exception {
        CommandRun run = run("hang", 60, PLENTY);
        Thread other = Thread.ofPlatform().start(() -> {
            // A file that is there need not be written yet.
            while (pids().toFile().length() == 0) {
                Thread.onSpinWait();
            }
            run.end();
        });
        assertInstanceOf(Outcome.Stopped.class, ask(run, () -> false));
        other.join();
        assertChildrenEnded();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells of other processes' environment")
    void whatStaysBehindAfterItsParentHasEndedIsEnded() throws Exception {
        Outcome outcome = ask(run("daemon", 30, PLENTY), () -> false);
        assertInstanceOf(Outcome.Scored.class, outcome, outcome.reason());
        assertChildrenEnded();
    }

    private void assertChildrenEnded() throws Exception {
        List<String> pids = Files.readAllLines(pids());
        assertFalse(pids.isEmpty());
        for (String pid : pids) {
            var child = ProcessHandle.of(Long.parseLong(pid));
            if (child.isPresent()) {
                child.get().onExit().get(5, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells of other processes' memory")
    void whatTakesTooMuchMemoryIsEnded() {
        String reason = failed("memory", 60, 200L << 20);
        assertTrue(reason.contains("more than the 200 MB a worker may use (--memory)"), reason);
    }

    @Test
    void itsSurroundingsAreFewVariablesAndAFolderOfItsOwn() {
        String reason = failed("surroundings", 30, PLENTY);
        String words = reason.substring(reason.indexOf("words: ") + 7);
        Set<String> seen = Set.copyOf(Arrays.asList(words.split(" / ")[0].split(" ")));
        assertTrue(seen.containsAll(List.of("PATH", "OMP_NUM_THREADS", "TMPDIR")), words);
        // Of this process' own variables it has those that programs need, and those that it is given values of its own
        // for.
        Set<String> passed = new TreeSet<>(System.getenv().keySet());
        passed.retainAll(seen);
        passed.removeAll(CommandRun.PASSED_ON);
        passed.removeAll(CommandRun.THREADS);
        passed.removeAll(Set.of("TMPDIR", "PYTHONHASHSEED"));
        assertEquals(Set.of(), passed, words);
        assertTrue(words.contains("mine-r0f0"), words);
    }

    @Test
    void aChangedCommandOrScriptHasAnotherDigest() throws Exception {
        Path script = folder.resolve("train.py");
        Files.writeString(script, "one");
        Field field = Fields.of(folder);
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";
        String first =
                run(java + " '" + script + "' {test} {out}", field, PLENTY).digest();
        assertEquals(
                first,
                run(java + " '" + script + "' {test} {out}", field, PLENTY).digest());
        assertNotEquals(
                first,
                run(java + " '" + script + "' {test} {out} -v", field, PLENTY).digest());
        Files.writeString(script, "two");
        assertNotEquals(
                first,
                run(java + " '" + script + "' {test} {out}", field, PLENTY).digest());
    }

    @Test
    void aProgramThatIsNotThereIsSaidBeforeAnythingRuns() {
        Field field = Fields.of(folder);
        UserError error = assertThrows(UserError.class, () -> run("no-such-program-42 {test} {out}", field, PLENTY));
        assertTrue(String.valueOf(error.getMessage()).contains("there is no program no-such-program-42 on the PATH"));
        UserError path = assertThrows(UserError.class, () -> run("./no-such {test} {out}", field, PLENTY));
        assertTrue(String.valueOf(path.getMessage()).contains("./no-such is no program that can be run"));
    }

    @Test
    void withoutTrainingRowsItIsSaidThatALeakCannotBeExcluded() {
        Field field = Fields.of(folder);
        String java = "'" + Path.of(System.getProperty("java.home"), "bin", "java") + "'";
        assertEquals(
                List.of(), run(java + " {train} {test} {out}", field, PLENTY).notes());
        assertTrue(run(java + " {test} {out}", field, PLENTY).notes().getFirst().contains("cannot be excluded"));
    }
}
