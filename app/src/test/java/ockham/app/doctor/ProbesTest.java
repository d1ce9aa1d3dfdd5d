package ockham.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The probes that are a few lines each. */
class ProbesTest {
    @TempDir
    private Path root = Path.of("");

    private FakeMachine machine = new FakeMachine(root);

    @BeforeEach
    void makeTheMachine() {
        machine = new FakeMachine(root);
    }

    @Test
    void anOlderJavaStandsInTheWay() {
        assertEquals(Check.State.OK, java("25.0.3+9").state());
        assertEquals(Check.State.OK, java("26").state());
        assertEquals(Check.State.FAIL, java("24.0.2").state());
    }

    @Test
    void oneCoreIsSlowerAndALimitIsNamed() throws IOException {
        machine.file("proc/cpuinfo", "processor : 0\nmodel : x\n\nprocessor : 1\n");
        Check one = new ThreadProbe(machine.surroundings(), 1).look().getFirst();
        assertEquals(Check.State.WARN, one.state());
        assertTrue(one.what().contains("1 core of the machine's 2"), one.what());
        Check both = new ThreadProbe(machine.surroundings(), 2).look().getFirst();
        assertEquals("2 cores", both.what());
    }

    @Test
    void aMachineWithoutAnEnergyMeterIsNoTrouble() {
        Check none = new EnergyProbe(machine.surroundings()).look().getFirst();
        assertEquals(Check.State.OK, none.state());
        assertTrue(none.what().startsWith("none"), none.what());
        assertTrue(none.advice().contains("left out"), none.advice());
    }

    @Test
    void anEnergyMeterThatCanBeReadIsFound() throws IOException {
        machine.file("sys/class/powercap/intel-rapl:0/energy_uj", "1\n")
                .file("sys/class/powercap/intel-rapl:0:0/energy_uj", "1\n")
                .file("sys/class/powercap/intel-rapl/enabled", "1\n");
        Check meter = new EnergyProbe(machine.surroundings()).look().getFirst();
        assertEquals("2 RAPL counters, 2 readable", meter.what());
    }

    @Test
    void theTerminalIsWhatTheLauncherSaw() {
        Map<String, String> live = Map.of("OCKHAM_STDERR_TTY", "1", "OCKHAM_STDOUT_TTY", "1", "COLUMNS", "120");
        assertEquals(
                "progress renews one line, colour, 120 columns, UTF-8",
                terminal(live, "UTF-8").what());
        assertEquals(
                "progress in plain lines, no colour, UTF-8",
                terminal(Map.of(), "UTF-8").what());
        assertEquals(Check.State.WARN, terminal(live, "ANSI_X3.4-1968").state());
    }

    @Test
    void foldersThatCanBeWrittenAreWell() throws IOException {
        List<Check> checks = new FolderProbe(machine.surroundings()).look();
        assertEquals(
                List.of("study folder", "temporary files", "engine cache"),
                checks.stream().map(Check::name).toList());
        assertTrue(
                checks.get(1).what().startsWith(root.toString()), checks.get(1).what());
        assertTrue(
                checks.get(2).what().contains(".cache/ockham/javacpp"),
                checks.get(2).what());
        try (var left = Files.list(root)) {
            assertEquals(0, left.count(), "the probe leaves nothing behind");
        }
    }

    @Test
    void aTemporaryFolderThatIsNotThereStandsInTheWay() {
        Surroundings surroundings = new Surroundings(root, Map.of(), root, root, root.resolve("gone"));
        Check temporary = new FolderProbe(surroundings).look().get(1);
        assertEquals(Check.State.FAIL, temporary.state());
        assertTrue(temporary.advice().contains("java.io.tmpdir"), temporary.advice());
    }

    @Test
    void theEnginesCacheFollowsTheUsersSetting() {
        Surroundings surroundings =
                machine.surroundings(Map.of("XDG_CACHE_HOME", root.resolve("c").toString()));
        assertEquals(root.resolve("c/ockham/javacpp"), surroundings.engineCache());
    }

    private static Check java(String version) {
        return new JavaProbe(Runtime.Version.parse(version), "a vendor", "a folder")
                .look()
                .getFirst();
    }

    private Check terminal(Map<String, String> environment, String encoding) {
        return new TerminalProbe(machine.surroundings(environment), encoding)
                .look()
                .getFirst();
    }
}
