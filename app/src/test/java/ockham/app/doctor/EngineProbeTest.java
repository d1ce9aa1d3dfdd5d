package ockham.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineProbeTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theDataEngineLoadsInAProcessOfItsOwn() {
        EngineProbe all = EngineProbe.ofProcess(folder);
        Check duckdb = new EngineProbe(List.of("duckdb"), all.command(), all.patience())
                .look()
                .getFirst();
        assertEquals(Check.State.OK, duckdb.state(), duckdb.what());
        assertTrue(duckdb.what().startsWith("DuckDB v"), duckdb.what());
    }

    @Test
    void anEngineThatIsNotThereIsAReasonAndNotACrash() {
        EngineProbe all = EngineProbe.ofProcess(folder);
        Check none = new EngineProbe(List.of("no such engine"), all.command(), all.patience())
                .look()
                .getFirst();
        assertEquals(Check.State.WARN, none.state());
        assertTrue(none.what().contains("no engine of the name no such engine"), none.what());
    }

    @Test
    void aCrashAndAHangCostThatEngineOnly() throws IOException {
        Path program = program("""
            #!/bin/sh
            case $1 in
                crashes) kill -SEGV $$ ;;
                hangs) exec sleep 60 ;;
                refuses) echo 'does not: its library is missing' ;;
                *) echo 'a line of its own'; echo 'loads: Well 1.0' ;;
            esac
            """);
        List<Check> checks = new EngineProbe(
                        List.of("crashes", "hangs", "refuses", "well"),
                        List.of(program.toString()),
                        Duration.ofSeconds(2))
                .look();
        assertEquals(
                List.of(Check.State.WARN, Check.State.WARN, Check.State.WARN, Check.State.OK),
                checks.stream().map(Check::state).toList());
        assertTrue(
                checks.get(0).what().contains("crash in native code"),
                checks.get(0).what());
        assertTrue(checks.get(1).what().contains("within 2 s"), checks.get(1).what());
        assertEquals("its library is missing", checks.get(2).what());
        assertEquals("Well 1.0", checks.get(3).what());
    }

    @Test
    void withoutTheDataEngineNoStudyRuns() throws IOException {
        Path program = program("#!/bin/sh\necho 'does not: no'\n");
        Check check = new EngineProbe(List.of("duckdb"), List.of(program.toString()), Duration.ofSeconds(5))
                .look()
                .getFirst();
        assertEquals(Check.State.FAIL, check.state());
    }

    private Path program(String text) throws IOException {
        Path program = Files.writeString(folder.resolve("engine"), text);
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }
}
