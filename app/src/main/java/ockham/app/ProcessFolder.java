package ockham.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of this process's temporary files: {@code ockham-<machine>-<process>}. Libraries unpack 60 to 100 MB into a
 * JVM's folder for temporary files and remove them only when it ends by itself. So every JVM that a command starts gets a
 * folder below this one, and each start removes the folders of processes that no longer live. The launcher starts the
 * command itself in such a folder too.
 */
record ProcessFolder(Path base, String machine, long process) {
    private static final Pattern NAME = Pattern.compile("ockham-(.+)-([0-9]{1,18})");
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    /** The one of this process, where the launcher said or among the system's temporary files. */
    static ProcessFolder ofProcess() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        long process = ProcessHandle.current().pid();
        Matcher name = NAME.matcher(String.valueOf(temporary.getFileName()));
        Path above = temporary.getParent();
        if (above != null && name.matches() && name.group(2).equals(Long.toString(process))) {
            return new ProcessFolder(above, name.group(1), process);
        }
        return new ProcessFolder(temporary, thisMachine(), process);
    }

    private static String thisMachine() {
        try {
            return Files.readString(KERNEL).strip();
        } catch (IOException e) {
            return System.getenv().getOrDefault("HOSTNAME", "here");
        }
    }

    /** Where it is; {@link #inside} makes it. */
    Path path() {
        return base.resolve("ockham-" + machine + "-" + process);
    }

    /** Removes what killed processes left, and this folder too once the process ends by itself. */
    void begin() {
        removeOrphans();
        if (Files.isDirectory(path())) {
            // The first to be named is the last to go: what libraries name later is gone by then.
            path().toFile().deleteOnExit();
        }
    }

    /** A folder in it, made. */
    Path inside(String name) {
        try {
            boolean there = Files.isDirectory(path());
            Path folder = Files.createDirectories(path().resolve(name));
            if (!there) {
                path().toFile().deleteOnExit();
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for temporary files in " + base, e);
        }
    }

    /** Removes a folder in it. What a process that is about to end still writes goes with the next start. */
    void remove(String name) {
        delete(path().resolve(name));
    }

    /** Folders of processes of other machines are left: a home may be shared. */
    private void removeOrphans() {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, "ockham-*")) {
            for (Path folder : folders) {
                Matcher name = NAME.matcher(String.valueOf(folder.getFileName()));
                if (name.matches()
                        && name.group(1).equals(machine)
                        && ProcessHandle.of(Long.parseLong(name.group(2))).isEmpty()) {
                    delete(folder);
                }
            }
        } catch (IOException e) {
            // A folder that cannot be listed holds nothing of ours to remove.
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            // Another start removes it at the same time, or its owner is another user.
        }
    }
}
