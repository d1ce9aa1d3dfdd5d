package ockham.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of this repository, without what builds and studies leave in it. */
final class Repository {
    private static final Set<String> LEFT_BEHIND = Set.of("target", "ockham-studies", "node_modules");
    private static final Set<String> HIDDEN_BUT_OURS = Set.of(".ci", ".gitignore", ".mvn");
    private static final Set<String> BINARY = Set.of("png", "jpg", "parquet", "ockham", "duckdb", "gz", "zip", "jar");

    private Repository() {}

    /** The folder of the root pom: tests run in a module's folder. */
    static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(root.resolve("quality/pom.xml"))) {
            Path above = root.getParent();
            if (above == null) {
                throw new IllegalStateException("the repository's root is not above the current folder");
            }
            root = above;
        }
        return root;
    }

    /** Modules' folders, by name. */
    static List<Path> modules() {
        try (Stream<Path> folders = Files.list(root())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file, sorted. */
    static List<Path> files() {
        try (Stream<Path> all = Files.find(root(), 40, (file, attributes) -> attributes.isRegularFile())) {
            return all.filter(Repository::ours).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> javaFiles() {
        return files().stream()
                .filter(file -> file.toString().endsWith(".java"))
                .toList();
    }

    /** Files that people wrote: no images, no bundled data. */
    static List<Path> texts() {
        return files().stream()
                .filter(file -> !BINARY.contains(ending(file)))
                .filter(file -> !ending(file).equals("csv"))
                .toList();
    }

    static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file as messages name it: from the root, with slashes. */
    static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    private static boolean ours(Path file) {
        for (Path part : root().relativize(file)) {
            String name = part.toString();
            if (LEFT_BEHIND.contains(name) || (name.startsWith(".") && !HIDDEN_BUT_OURS.contains(name))) {
                return false;
            }
        }
        return true;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "";
    }
}
