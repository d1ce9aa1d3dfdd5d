package ockham.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ockham.api.MachineError;
import ockham.api.UserError;

/** The folder of a study and the places in it. */
public record StudyFolder(Path path) {
    private static final String ARCHIVE = ".ockham";

    /** Makes the folder ready, or says why it cannot be used. */
    public static StudyFolder prepare(Path path) {
        StudyFolder folder = new StudyFolder(path.toAbsolutePath().normalize());
        try {
            if (Files.exists(folder.path) && !Files.isDirectory(folder.path)) {
                throw new UserError(path + " is a file; give the study another folder with --out");
            }
            if (Files.isDirectory(folder.path) && !folder.ours()) {
                throw new UserError(
                        path + " holds other files and no study; give the study an empty or new folder with --out");
            }
            Files.createDirectories(folder.path);
            if (!Files.isWritable(folder.path)) {
                throw new AccessDeniedException(path.toString());
            }
            Files.createDirectories(folder.models());
            return folder;
        } catch (AccessDeniedException e) {
            throw new UserError("no permission to write to " + path + "; give another folder with --out", e);
        } catch (FileAlreadyExistsException e) {
            throw new UserError(path + " cannot be a folder: " + e.getFile() + " is a file", e);
        } catch (IOException e) {
            throw new MachineError("cannot make the study folder " + path + ": " + e.getMessage(), e);
        }
    }

    Path data() {
        return path.resolve("data.duckdb");
    }

    Path testData() {
        return path.resolve("test.duckdb");
    }

    /** Written when a study is begun: what all its later runs are held to. */
    Path plan() {
        return path.resolve("plan.json");
    }

    Path evidence() {
        return path.resolve("evidence.duckdb");
    }

    Path models() {
        return path.resolve("models");
    }

    Path model(String candidate) {
        return models().resolve(candidate + ARCHIVE);
    }

    /** Holds the verdict, once everything beside it belongs to it. */
    Path verdict() {
        return path.resolve("verdict.json");
    }

    /** Removes the archives of all other candidates: of families that are no longer raced, or that have failed since. */
    void keepModels(List<String> candidates) {
        Set<String> kept = candidates.stream().map(name -> name + ARCHIVE).collect(Collectors.toSet());
        try (DirectoryStream<Path> files = Files.newDirectoryStream(models(), "*" + ARCHIVE + "*")) {
            for (Path file : files) {
                if (!kept.contains(String.valueOf(file.getFileName()))) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new MachineError("cannot remove old models from " + models() + ": " + e.getMessage(), e);
        }
    }

    Path work() {
        return path.resolve("work");
    }

    /** Removes what only a running study needs. */
    void removeWork() {
        try {
            delete(work());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Takes back what was made for a study that was never begun, such as of a file that cannot be read; the folder too if
     * nothing else is in it.
     */
    void removeUnbegun() {
        if (Files.exists(plan())) {
            return;
        }
        try {
            for (Path ours : List.of(data(), testData(), evidence(), path.resolve("evidence.duckdb.wal"))) {
                Files.deleteIfExists(ours);
            }
            for (Path folder : List.of(models(), path)) {
                if (Files.isDirectory(folder) && empty(folder)) {
                    Files.delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        }
    }

    /** Results of a run that died on their way are of no use. */
    void clearWork() {
        try {
            delete(work());
            Files.createDirectories(work());
        } catch (IOException e) {
            throw new MachineError("cannot clear " + work() + ": " + e.getMessage(), e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            }
        }
    }

    private boolean ours() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            boolean empty = true;
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                // All that a study has made that was killed in its first moments.
                if (name.equals("models") && Files.isDirectory(file) && empty(file)) {
                    continue;
                }
                empty = false;
                if (name.equals("data.duckdb")
                        || name.equals("plan.json")
                        || name.equals("evidence.duckdb")
                        || name.equals("work")) {
                    return true;
                }
            }
            return empty;
        }
    }
}
