package ockham.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A folder that looks like the root of a machine's file system. */
record FakeMachine(Path root) {
    FakeMachine file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return this;
    }

    FakeMachine memory(long totalMegabytes, long freeMegabytes) throws IOException {
        return file(
                "proc/meminfo",
                "MemTotal:       " + totalMegabytes * 1024 + " kB\nMemFree:  1 kB\nMemAvailable:   "
                        + freeMegabytes * 1024 + " kB\n");
    }

    Surroundings surroundings(Map<String, String> environment) {
        return new Surroundings(root, environment, root, root, root);
    }

    Surroundings surroundings() {
        return surroundings(Map.of());
    }
}
