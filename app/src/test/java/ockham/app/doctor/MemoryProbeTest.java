package ockham.app.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryProbeTest {
    @TempDir
    private Path root = Path.of("");

    private FakeMachine machine = new FakeMachine(root);

    @BeforeEach
    void makeTheMachine() {
        machine = new FakeMachine(root);
    }

    @Test
    void readsWhatTheKernelSays() throws IOException {
        machine.memory(16_000, 9_000);
        assertEquals(new Memory(16_000 * Sizes.MEGA, 9_000 * Sizes.MEGA, false), memory());
        assertEquals(Check.State.OK, check().state());
    }

    @Test
    void aLimitOfTheOwnGroupIsAllThereIs() throws IOException {
        machine.memory(16_000, 9_000)
                .file("proc/self/cgroup", "0::/user/job\n")
                .file("sys/fs/cgroup/user/job/memory.max", 4_000 * Sizes.MEGA + "\n")
                .file("sys/fs/cgroup/user/job/memory.current", 1_500 * Sizes.MEGA + "\n");
        assertEquals(new Memory(4_000 * Sizes.MEGA, 2_500 * Sizes.MEGA, true), memory());
        assertTrue(check().what().contains("limit of the container"));
        assertEquals(Check.State.WARN, check().state(), "2.5 GB free is little");
    }

    @Test
    void aContainerSeesItsGroupAtTheRoot() throws IOException {
        machine.memory(16_000, 9_000)
                .file("proc/self/cgroup", "0::/\n")
                .file("sys/fs/cgroup/memory.max", 512 * Sizes.MEGA + "\n")
                .file("sys/fs/cgroup/memory.current", 100 * Sizes.MEGA + "\n");
        assertEquals(512 * Sizes.MEGA, memory().total());
        assertEquals(Check.State.FAIL, check().state());
    }

    @Test
    void theOldGroupsCountToo() throws IOException {
        machine.memory(16_000, 9_000)
                .file("proc/self/cgroup", "7:memory:/docker/abc\n")
                .file("sys/fs/cgroup/memory/memory.limit_in_bytes", 8_000 * Sizes.MEGA + "\n")
                .file("sys/fs/cgroup/memory/memory.usage_in_bytes", 1_000 * Sizes.MEGA + "\n");
        assertEquals(new Memory(8_000 * Sizes.MEGA, 7_000 * Sizes.MEGA, true), memory());
    }

    @Test
    void noLimitIsWrittenAsAWordOrAsAHugeNumber() throws IOException {
        machine.memory(16_000, 9_000).file("sys/fs/cgroup/memory.max", "max\n");
        assertEquals(false, memory().limited());
        machine.file("sys/fs/cgroup/memory.max", "9223372036854771712\n");
        assertEquals(false, memory().limited());
    }

    @Test
    void withoutAKernelToAskJavaKnowsTheTotal() {
        assertEquals(new Memory(5 * Sizes.GIGA, 5 * Sizes.GIGA, false), memory());
    }

    private Memory memory() {
        return probe().memory();
    }

    private Check check() {
        return probe().look().getFirst();
    }

    private MemoryProbe probe() {
        return new MemoryProbe(new Memory.Reader(machine.surroundings(), 5 * Sizes.GIGA).memory());
    }
}
