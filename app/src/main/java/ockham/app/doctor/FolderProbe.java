package ockham.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders that a study writes to: room, permission to write, and to run what is written. */
record FolderProbe(Surroundings surroundings) implements Probe {
    private static final long LEAST = 200 * Sizes.MEGA;
    private static final long COMFORTABLE = 2 * Sizes.GIGA;
    private static final long ENGINE_BYTES = 500 * Sizes.MEGA;

    @Override
    public List<Check> look() {
        List<Check> checks = new ArrayList<>();
        checks.add(studies(surroundings.folder()));
        checks.add(temporary(surroundings.temporary()));
        checks.add(engines(surroundings.engineCache()));
        return checks;
    }

    private static Check studies(Path folder) {
        String name = "study folder";
        if (!Files.isWritable(folder)) {
            return Check.warn(
                    name, folder + " cannot be written", "give --out DIR, a folder of yours, or change folder");
        }
        long free = free(folder);
        String what = folder + ", " + Sizes.text(free) + " free";
        return free < LEAST
                ? Check.fail(
                        name, what, "a study keeps a copy of the data and its models: make room, or give --out DIR")
                : free < COMFORTABLE
                        ? Check.warn(name, what, "enough for small tables only; --out DIR puts the study elsewhere")
                        : Check.ok(name, what);
    }

    private static Check temporary(Path folder) {
        String name = "temporary files";
        @Nullable String trouble = trouble(folder);
        if (trouble != null) {
            return Check.fail(
                    name,
                    folder + " " + trouble,
                    "the engines unpack their libraries there: set OCKHAM_JAVA_OPTS=-Djava.io.tmpdir=DIR to a folder of"
                            + " yours that programs may run from");
        }
        long free = free(folder);
        String what = folder + ", " + Sizes.text(free) + " free";
        return free < LEAST ? Check.fail(name, what, "make room there") : Check.ok(name, what);
    }

    private static Check engines(Path folder) {
        String name = "engine cache";
        Path existing = existing(folder);
        boolean unpacked = Files.isDirectory(folder.resolve(".")) && existing.equals(folder) && !isEmpty(folder);
        @Nullable String trouble = trouble(existing);
        if (trouble != null) {
            return Check.fail(
                    name,
                    folder + ": " + existing + " " + trouble,
                    "libtorch unpacks there: set XDG_CACHE_HOME to a folder of yours that programs may run from");
        }
        long free = free(existing);
        String what = folder + (unpacked ? ", in use, " : ", not in use yet, ") + Sizes.text(free) + " free";
        return !unpacked && free < ENGINE_BYTES
                ? Check.fail(
                        name,
                        what,
                        "libtorch unpacks about 450 MB there at its first use: make room, or set XDG_CACHE_HOME")
                : Check.ok(name, what);
    }

    /** The folder itself, or the nearest above it that is there. */
    private static Path existing(Path folder) {
        Path at = folder.toAbsolutePath();
        while (!Files.isDirectory(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static boolean isEmpty(Path folder) {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    /** Writes a small program there and runs it; says what went wrong, or gives null. */
    private static @Nullable String trouble(Path folder) {
        Path program;
        try {
            program = Files.createTempFile(folder, "ockham", ".sh");
        } catch (IOException e) {
            return "cannot be written";
        }
        try {
            Files.writeString(program, "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
            Process process = new ProcessBuilder(List.of(program.toString())).start();
            return process.waitFor() == 0 ? null : "does not let programs run";
        } catch (IOException e) {
            return "does not let programs run (mounted noexec?)";
        } catch (UnsupportedOperationException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } finally {
            delete(program);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }
}
