package ockham.learners.boost;

import io.github.metarank.lightgbm4j.LGBMBooster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads LightGBM's native library from a folder of this process's own. Left to itself, lightgbm4j unpacks it to a fixed
 * name in {@code java.io.tmpdir}, over the file of any other process that runs it: pages that process has mapped vanish,
 * and it crashes in the middle of a fit (SIGBUS, or a jump to nowhere).
 */
final class NativeLightGbm {
    private static final String TEMPORARY = "java.io.tmpdir";

    private static boolean loaded;

    private NativeLightGbm() {}

    /**
     * Loads it, once. To be called before anything else of lightgbm4j, whose classes load it as they are initialised.
     *
     * @throws IOException if it cannot be unpacked
     * @throws LinkageError if it cannot be loaded, or there is none for this machine
     */
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        Path folder = Files.createTempDirectory("ockham-lightgbm");
        String before = System.getProperty(TEMPORARY);
        System.setProperty(TEMPORARY, folder.toString());
        try {
            LGBMBooster.loadNative();
        } finally {
            System.setProperty(TEMPORARY, before);
            remove(folder);
        }
        if (!LGBMBooster.isNativeLoaded()) {
            throw new UnsatisfiedLinkError("there is none for " + System.getProperty("os.name") + " on "
                    + System.getProperty("os.arch"));
        }
        loaded = true;
    }

    /** What is loaded stays mapped without its file; a system that refuses to delete such a file does so at the end. */
    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.toList();
        }
        folder.toFile().deleteOnExit();
        for (Path file : files) {
            if (!file.toFile().delete()) {
                file.toFile().deleteOnExit();
            }
        }
        if (!folder.toFile().delete()) {
            folder.toFile().deleteOnExit();
        }
    }
}
