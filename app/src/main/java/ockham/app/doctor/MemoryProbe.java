package ockham.app.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Memory of the machine, what of it is free, and what a container leaves of it. */
record MemoryProbe(Surroundings surroundings, long physical) implements Probe {
    private static final long TOO_LITTLE = Sizes.GIGA;
    private static final long LITTLE = 3 * Sizes.GIGA;

    /** Total and free bytes, within the limits of the control group that this process lives in. */
    record Memory(long total, long free, boolean limited) {}

    static MemoryProbe of(Surroundings surroundings) {
        long physical = java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory();
        return new MemoryProbe(surroundings, physical);
    }

    @Override
    public List<Check> look() {
        Memory memory = memory();
        String what = Sizes.text(memory.total()) + (memory.limited() ? " (limit of the container)" : "") + ", "
                + Sizes.text(memory.free()) + " free";
        if (memory.total() < TOO_LITTLE) {
            return List.of(Check.fail(
                    "memory", what, "Ockham and one worker need about 1 GB: use a larger machine or raise the limit"));
        }
        if (memory.free() < LITTLE) {
            return List.of(Check.warn(
                    "memory",
                    what,
                    "the deep candidates may be stopped for lack of memory: close other programs, or give"
                            + " --threads 1 so that only one worker runs at a time"));
        }
        return List.of(Check.ok("memory", what, "--memory SIZE limits each worker"));
    }

    Memory memory() {
        long total = meminfo("MemTotal").orElse(physical);
        long free = meminfo("MemAvailable").orElse(total);
        Optional<Long> limit = group("memory.max", "memory.limit_in_bytes").filter(bytes -> bytes < meminfoTotal());
        if (limit.isEmpty()) {
            return new Memory(total, free, false);
        }
        long used = group("memory.current", "memory.usage_in_bytes").orElse(0L);
        return new Memory(limit.get(), Math.min(free, Math.max(0, limit.get() - used)), true);
    }

    private long meminfoTotal() {
        return meminfo("MemTotal").orElse(Long.MAX_VALUE);
    }

    private Optional<Long> meminfo(String key) {
        return surroundings
                .lines("proc/meminfo")
                .flatMap(lines -> lines.stream()
                        .filter(line -> line.matches(key + ":\\s+[0-9]{1,15} kB"))
                        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                        .findFirst());
    }

    /** A number of this process's control group, version 2 or 1; a container sees its own group at the root. */
    private Optional<Long> group(String modern, String old) {
        String own = surroundings
                .lines("proc/self/cgroup")
                .flatMap(lines ->
                        lines.stream().filter(l -> l.startsWith("0::/")).findFirst())
                .map(line -> line.substring("0::/".length()))
                .orElse("");
        return Stream.of(
                        "sys/fs/cgroup/" + own + (own.isEmpty() ? "" : "/") + modern,
                        "sys/fs/cgroup/" + modern,
                        "sys/fs/cgroup/memory/" + old)
                .map(surroundings::number)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
