package ockham.app.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the doctor looks.
 *
 * @param root of the file system that holds {@code proc} and {@code sys}
 * @param environment variables of the process
 * @param folder the current folder
 * @param home the user's home
 * @param temporary the folder of temporary files
 */
public record Surroundings(Path root, Map<String, String> environment, Path folder, Path home, Path temporary) {
    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                Path.of("/"),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home")),
                Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** A variable's value, or the empty string. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Where libtorch unpacks its libraries. */
    Path engineCache() {
        @Nullable String given = System.getProperty("org.bytedeco.javacpp.cachedir");
        if (given != null) {
            return Path.of(given);
        }
        String cache = variable("XDG_CACHE_HOME");
        Path base = cache.isBlank() ? home.resolve(".cache") : Path.of(cache);
        return base.resolve("ockham").resolve("javacpp");
    }

    /** The lines of a small file of the kernel, such as {@code proc/meminfo}; empty if it cannot be read. */
    Optional<List<String>> lines(String file) {
        try {
            return Optional.of(Files.readAllLines(root.resolve(file)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The number that a kernel file holds; empty if it holds none, such as {@code max}. */
    Optional<Long> number(String file) {
        return lines(file)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> lines.getFirst().strip())
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong);
    }
}
