package ockham.study.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import ockham.api.MachineError;

/** A folder for half-done work, gone with all that is in it when closed. */
record Scratch(Path folder) implements AutoCloseable {
    /** A folder beside {@code file}; what a killed run left in its place is removed first. */
    static Scratch beside(Path file) {
        Path absolute = file.toAbsolutePath();
        Path folder = absolute.resolveSibling("." + absolute.getFileName() + ".building");
        try {
            Scratch scratch = new Scratch(folder);
            scratch.close();
            Files.createDirectories(folder);
            return scratch;
        } catch (IOException e) {
            throw new MachineError(
                    "cannot write in " + folder.getParent() + " (" + reason(e)
                            + "): choose another folder with --out, or make this one writable",
                    e);
        }
    }

    /** A folder of its own among the machine's temporary files. */
    static Scratch temporary() {
        try {
            return new Scratch(Files.createTempDirectory("ockham-read-"));
        } catch (IOException e) {
            throw new MachineError(
                    "cannot write temporary files in " + System.getProperty("java.io.tmpdir") + " (" + reason(e) + ")",
                    e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new MachineError("cannot remove " + folder + " (" + reason(e) + ")", e);
        }
    }

    /** What went wrong, in the system's words: the message of file errors is often just the file's name. */
    static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException denied -> "permission denied";
            case java.nio.file.FileSystemException file
            when file.getReason() != null -> String.valueOf(file.getReason());
            case java.nio.file.FileAlreadyExistsException exists -> "a file is in the way";
            default -> String.valueOf(e.getMessage());
        };
    }
}
