package ockham.learners.boost;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads LightGBM's native library from a folder of this process alone. lightgbm4j's own loader unpacks it to one fixed
 * file in the folder for temporary files; a second JVM that starts overwrites what the first has mapped, and the first
 * dies of SIGBUS or SIGSEGV in the middle of a fit.
 */
final class LightGbmLibrary {
    private static final List<String> PARTS = List.of("lib_lightgbm", "lib_lightgbm_swig");

    private static final AtomicBoolean LOADED = new AtomicBoolean();

    private LightGbmLibrary() {}

    /**
     * Loads the library, once a process.
     *
     * @throws UnsatisfiedLinkError if there is none for this machine, or a library it needs is missing
     */
    static synchronized void load() throws IOException {
        if (LOADED.get()) {
            return;
        }
        Path folder = Files.createTempDirectory("ockham-lightgbm");
        try {
            for (String part : PARTS) {
                System.load(unpack(part, folder).toString());
            }
            LOADED.set(true);
        } finally {
            remove(folder);
        }
    }

    private static Path unpack(String part, Path folder) throws IOException {
        String file = part + extension();
        String resource = "lightgbm4j/" + system() + "/" + architecture() + "/" + file;
        try (InputStream in = LightGbmLibrary.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new UnsatisfiedLinkError(
                        "there is none for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
            }
            Path target = folder.resolve(file);
            Files.copy(in, target);
            return target;
        }
    }

    /** A file that is loaded stays in memory when its name is gone; where names cannot go, they go with the process. */
    private static void remove(Path folder) {
        for (String part : PARTS) {
            delete(folder.resolve(part + extension()));
        }
        delete(folder);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "windows" : "linux";
    }

    private static String architecture() {
        String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (name) {
            case "amd64", "x86_64" -> "x86_64";
            case "arm64", "aarch64" -> "aarch64";
            default -> name;
        };
    }

    private static String extension() {
        return switch (system()) {
            case "osx" -> ".dylib";
            case "windows" -> ".dll";
            default -> ".so";
        };
    }
}
