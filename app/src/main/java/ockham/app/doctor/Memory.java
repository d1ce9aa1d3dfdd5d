package ockham.app.doctor;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory that this process may use, in bytes.
 *
 * @param limited whether the control group that the process lives in allows less than the machine has
 */
public record Memory(long total, long free, boolean limited) {
    /** That of this process. */
    public static Memory ofProcess() {
        return of(Surroundings.ofProcess());
    }

    static Memory of(Surroundings surroundings) {
        long physical =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize()
                        : Runtime.getRuntime().maxMemory();
        return new Reader(surroundings, physical).memory();
    }

    /**
     * Reads it from the kernel's files.
     *
     * @param physical the total where there are none
     */
    record Reader(Surroundings surroundings, long physical) {
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
}
