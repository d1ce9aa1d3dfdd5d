package ockham.study.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of another process, from the kernel's own account of it; 0 where there is none. */
public final class ProcessMemory {
    private ProcessMemory() {}

    /** Bytes now. */
    public static long resident(long pid) {
        return field(pid, "VmRSS:");
    }

    /** The most it ever was, in bytes. */
    static long peak(long pid) {
        return field(pid, "VmHWM:");
    }

    private static long field(long pid, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
        } catch (IOException e) {
            // No such account on this system, or the process is gone.
        }
        return 0;
    }
}
