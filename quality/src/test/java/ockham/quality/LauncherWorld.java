package ockham.quality;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/**
 * A small project with the real launcher, beside folders for JDKs and programs. Its Java prints what it is given; its
 * Maven writes down what it is given and makes an empty jar.
 */
final class LauncherWorld {
    private static final List<String> PROGRAMS = List.of(
            "sh",
            "uname",
            "dirname",
            "readlink",
            "find",
            "head",
            "sed",
            "awk",
            "tr",
            "grep",
            "tail",
            "sort",
            "date",
            "mkdir",
            "rmdir",
            "rm",
            "mv",
            "touch",
            "sleep",
            "stty",
            "cat");

    private final Path base;
    private final Map<String, String> environment = new TreeMap<>();

    /** How a process ended. */
    record Ended(int exit, String out, String err) {}

    /** A process under way. */
    record Started(Process process, Path out, Path err) {
        Ended end() throws IOException, InterruptedException {
            Assertions.assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
            return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    LauncherWorld(Path base) {
        this.base = base;
    }

    void make() throws IOException {
        Files.createDirectories(home());
        Files.createDirectories(jdks());
        Files.createDirectories(programs());
        for (String program : PROGRAMS) {
            Files.createSymbolicLink(programs().resolve(program), whereIs(program));
        }
        Files.createDirectories(source().getParent());
        Files.writeString(source(), "class A {}");
        for (String pom : List.of("pom.xml", "app/pom.xml", "quality/pom.xml")) {
            Path file = project().resolve(pom);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "<project/>");
        }
        Files.copy(Repository.root().resolve("ockham"), launcher());
        executable(launcher());
        ageSources();
        environment.put("HOME", home().toString());
        environment.put("PATH", programs().toString());
        environment.put("OCKHAM_JDK_FOLDERS", jdks().toString());
    }

    /** Every source is older than any build. */
    void ageSources() throws IOException {
        try (Stream<Path> all = Files.walk(project())) {
            for (Path file :
                    all.filter(f -> !f.startsWith(project().resolve("target"))).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(600)));
            }
        }
    }

    Path project() {
        return base.resolve("the project");
    }

    Path launcher() {
        return project().resolve("ockham");
    }

    Path source() {
        return project().resolve("app/src/main/java/A.java");
    }

    Path product() {
        return project().resolve("app/target/classes");
    }

    Path home() {
        return base.resolve("home");
    }

    Path jdks() {
        return base.resolve("jdks");
    }

    Path calls(String program) {
        return base.resolve("calls of " + program);
    }

    private Path programs() {
        return base.resolve("bin");
    }

    Path addJdk(String folder, String version, boolean compiler) throws IOException {
        return makeJdk(jdks().resolve(folder), version, compiler);
    }

    /** A JDK whose javac is on the path through a link, as Debian's alternatives have it. */
    Path addJdkOnPath(String version) throws IOException {
        Path jdk = makeJdk(base.resolve("jdk on path"), version, true);
        Files.createSymbolicLink(programs().resolve("javac"), jdk.resolve("bin/javac"));
        return jdk;
    }

    private static Path makeJdk(Path jdk, String version, boolean compiler) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"A\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), """
            #!/bin/sh
            printf 'java=%s\\nfolder=%s\\nprocess=%s\\n' "${0%/bin/java}" "$(pwd)" "$$"
            for argument do printf 'argument=%s\\n' "$argument"; done
            """);
        if (compiler) {
            program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        }
        return jdk;
    }

    void addMaven(String version) throws IOException {
        slowMaven(0);
        program(programs().resolve("mvn"), """
            #!/bin/sh
            case "$*" in *--version*) echo 'Apache Maven %s (abc)'; exit 0 ;; esac
            printf 'JAVA_HOME=%%s %%s\\n' "$JAVA_HOME" "$*" >>'%s'
            [ ! -f '%s' ] || { cat '%s'; exit 1; }
            trap 'kill $waiting; exit 143' TERM
            sleep "$(cat '%s')" & waiting=$!
            wait $waiting
            mkdir -p '%s/app/target/lib'
            : >'%s/app/target/ockham-app-1.jar'
            """.formatted(
                        version, calls("maven"), trouble(), trouble(), seconds(), project(), project()));
    }

    void breakMaven(String... lines) throws IOException {
        Files.writeString(trouble(), String.join("\n", lines) + "\n");
    }

    void mendMaven() throws IOException {
        Files.delete(trouble());
    }

    void slowMaven(int seconds) throws IOException {
        Files.writeString(seconds(), seconds + "\n");
    }

    private Path trouble() {
        return base.resolve("trouble");
    }

    private Path seconds() {
        return base.resolve("seconds");
    }

    long builds() throws IOException {
        return Files.exists(calls("maven")) ? Files.readAllLines(calls("maven")).size() : 0;
    }

    /** Waits until Maven has begun. */
    void awaitBuild() throws IOException, InterruptedException {
        for (int i = 0; i < 400 && builds() == 0; i++) {
            Thread.sleep(25);
        }
        Assertions.assertTrue(builds() > 0, "the build did not begin");
        // The launcher writes down whom it waits for right after it started Maven.
        Thread.sleep(300);
    }

    LauncherWorld with(String variable, String value) {
        LauncherWorld other = new LauncherWorld(base);
        other.environment.putAll(environment);
        other.environment.put(variable, value);
        return other;
    }

    Ended run(String... arguments) throws IOException, InterruptedException {
        return start(launcher(), arguments).end();
    }

    Started start(Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(base, "out", "");
        Path err = Files.createTempFile(base, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home().toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    /** What the app's main method would get. */
    List<String> argumentsOfTheApp(String out) {
        List<String> all = out.lines()
                .filter(line -> line.startsWith("argument="))
                .map(line -> line.substring("argument=".length()))
                .toList();
        return all.subList(all.indexOf("ockham.app.Main") + 1, all.size());
    }

    private static Path whereIs(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(program + " is in neither /usr/bin nor /bin"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.writeString(file, text);
        executable(file);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
