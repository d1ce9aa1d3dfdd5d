package ockham.app;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The class path of the tests in jars, with an archive of loaded classes made by a rehearsal, as the launcher has both: the tests start
 * hundreds of JVMs, which are ready sooner so. Made once for all tests of a JVM.
 */
record Rehearsed(String classPath, Path archive) {
    private static final Path FOLDER = Path.of("target", "rehearsed").toAbsolutePath();

    private static final class Holder {
        private static final Rehearsed ONE = make();
    }

    static Rehearsed get() {
        return Holder.ONE;
    }

    /**
     * What is to stand between {@code java} and the name of the class.
     *
     * @param more on the class path, after what there is
     */
    List<String> options(Path... more) {
        StringBuilder path = new StringBuilder(classPath);
        for (Path one : more) {
            path.append(File.pathSeparator).append(one);
        }
        return List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-XX:AOTCache=" + archive,
                "-Dockham.aot=" + archive,
                "-cp",
                path.toString());
    }

    private static Rehearsed make() {
        try {
            Files.createDirectories(FOLDER);
            List<String> jars = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    Path jar = FOLDER.resolve(jars.size() + ".jar");
                    pack(path, jar);
                    jars.add(jar.toString());
                } else if (Files.exists(path)) {
                    jars.add(entry);
                }
            }
            String classPath = String.join(File.pathSeparator, jars);
            Path archive = FOLDER.resolve("start.aot");
            rehearse(classPath, archive);
            use(classPath, archive);
            return new Rehearsed(classPath, archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    /** An archive that the JVM does not take would slow all tests without a word. */
    private static void use(String classPath, Path archive) throws IOException, InterruptedException {
        ProcessBuilder start = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:AOTMode=on",
                        "-XX:AOTCache=" + archive,
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "--version")
                .redirectErrorStream(true);
        start.environment().putAll(Cli.LIGHTLY);
        Process process = start.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the rehearsed classes cannot be used: " + said);
        }
    }

    private static void rehearse(String classPath, Path archive) throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        Path folder = Files.createTempDirectory(FOLDER, "rehearsal");
        Path log = FOLDER.resolve("rehearsal.log");
        ProcessBuilder rehearsal = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:disable",
                        "-XX:AOTCacheOutput=" + archive,
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        classPath,
                        Main.class.getName(),
                        "rehearse",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        rehearsal.environment().putAll(Cli.LIGHTLY);
        Process process = rehearsal.start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || !Files.exists(archive)) {
            process.destroyForcibly();
            throw new IllegalStateException("the rehearsal has left no archive: "
                    + Files.readAllLines(log).stream().limit(20).collect(Collectors.joining("\n")));
        }
    }
}
