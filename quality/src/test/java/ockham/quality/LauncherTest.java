package ockham.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a real process, in a small project of its own with a Java and a Maven that only say what they get. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    @TempDir
    private Path temporary = Path.of("");

    private LauncherWorld world = new LauncherWorld(Path.of(""));

    @BeforeEach
    void makeTheWorld() throws IOException {
        // Spaces in every path of every test.
        world = new LauncherWorld(temporary.toRealPath().resolve("my own folder"));
        world.make();
    }

    @Test
    void withoutAnyJavaItSaysWhereItLookedAndHowToInstallOne() throws Exception {
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("no JDK 25 or later was found"), ended.err());
        assertTrue(ended.err().contains(world.jdks().toString()), ended.err());
        assertTrue(ended.err().contains("apt install openjdk-25-jdk"), ended.err());
        assertTrue(ended.err().contains("brew install openjdk@25"), ended.err());
        assertEquals("", ended.out());
    }

    @Test
    void aJdkThatIsTooOldIsNamed() throws Exception {
        world.addJdk("jdk-21", "21.0.4", true);
        world.addJdk("jdk-8", "1.8.0_402", true);
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("jdk-21   Java 21.0.4, too old"), ended.err());
        assertTrue(ended.err().contains("jdk-8   Java 1.8.0_402, too old"), ended.err());
    }

    @Test
    void aJreIsNotAJdk() throws Exception {
        world.addJdk("jre-25", "25.0.1", false);
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("jre-25   Java 25.0.1 without a compiler"), ended.err());
    }

    @Test
    void withoutMavenItSaysHowToInstallIt() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("Maven was not found"), ended.err());
        assertTrue(ended.err().contains("sudo apt install maven"), ended.err());
    }

    @Test
    void aMavenThatIsTooOldIsNamed() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.6.3");
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit());
        assertTrue(ended.err().contains("3.6.3"), ended.err());
        assertFalse(Files.exists(world.calls("maven")), "nothing was built");
    }

    @Test
    void theFirstStartBuildsAndTheNextDoesNot() throws Exception {
        Path jdk = world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        LauncherWorld.Ended first = world.run("run", "my data.csv", "--target", "a \"b\" $c");
        assertEquals(0, first.exit(), first.err());
        assertEquals(List.of("run", "my data.csv", "--target", "a \"b\" $c"), world.argumentsOfTheApp(first.out()));
        assertTrue(first.out().contains("folder=" + world.home()), "runs in the caller's folder: " + first.out());
        String build = Files.readString(world.calls("maven"));
        assertTrue(build.contains("JAVA_HOME=" + jdk), build);
        assertTrue(build.contains("-pl app -am"), build);

        LauncherWorld.Ended second = world.run("doctor");
        assertEquals(0, second.exit(), second.err());
        assertEquals("", second.err());
        assertEquals(build, Files.readString(world.calls("maven")), "one build was enough");
    }

    @Test
    void theAppGetsAFolderForTemporaryFilesThatIsNamedAfterItsProcess() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        String out = world.run("doctor").out();
        String process = out.lines()
                .filter(line -> line.startsWith("process="))
                .findFirst()
                .orElseThrow()
                .substring("process=".length());
        String option = "argument=-Djava.io.tmpdir=";
        Path folder = Path.of(out.lines()
                .filter(line -> line.startsWith(option))
                .findFirst()
                .orElseThrow()
                .substring(option.length()));
        assertEquals(world.home().resolve(".cache/ockham/tmp"), folder.getParent());
        assertTrue(folder.getFileName().toString().matches("ockham-.+-" + process), out);
        assertTrue(Files.isDirectory(folder), out);
    }

    @Test
    void aNewerSourceAndADeletedOneAreBuilt() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.run("doctor");
        assertEquals(1, world.builds());

        Files.setLastModifiedTime(world.source(), FileTime.from(Instant.now().plusSeconds(5)));
        world.run("doctor");
        assertEquals(2, world.builds());

        Files.setLastModifiedTime(world.source(), FileTime.from(Instant.now().minusSeconds(5)));
        world.ageSources();
        world.run("doctor");
        assertEquals(2, world.builds());

        Files.delete(world.source());
        Files.setLastModifiedTime(
                world.source().getParent(), FileTime.from(Instant.now().plusSeconds(5)));
        world.run("doctor");
        assertEquals(3, world.builds());
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.breakMaven("[ERROR] COMPILATION ERROR :", "[ERROR] A.java:[3,4] cannot find symbol");
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(2, ended.exit(), ended.err());
        assertTrue(ended.err().contains("A.java:[3,4] cannot find symbol"), ended.err());
        assertTrue(ended.err().contains("target/build.log"), ended.err());
        assertEquals("", ended.out());
        world.mendMaven();
        assertEquals(0, world.run("demo").exit());
        assertEquals(2, world.builds());
    }

    @Test
    void aBuildThatCannotFetchNeverNamesTheServer() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.breakMaven(
                "[ERROR] Could not transfer artifact a:b:jar:1 from/to central (https://host.example/maven): timed"
                        + " out");
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(3, ended.exit(), ended.err());
        assertTrue(ended.err().contains("Could not transfer artifact a:b:jar:1"), ended.err());
        assertTrue(ended.err().contains("network"), ended.err());
        assertFalse(ended.err().contains("host.example"), ended.err());
    }

    @Test
    void javaHomeGoesBeforeThePathAndThePathBeforeOtherFolders() throws Exception {
        world.addMaven("3.8.7");
        Path other = world.addJdk("jdk-25", "25.0.1", true);
        assertTrue(world.run("doctor").out().contains("java=" + other));
        Path onPath = world.addJdkOnPath("26.0.1");
        assertTrue(world.run("doctor").out().contains("java=" + onPath));
        Path home = world.addJdk("elsewhere", "27", true);
        assertTrue(world.with("JAVA_HOME", home.toString()).run("doctor").out().contains("java=" + home));
        Path tooOld = world.addJdk("old", "17.0.1", true);
        assertTrue(
                world.with("JAVA_HOME", tooOld.toString()).run("doctor").out().contains("java=" + onPath));
    }

    @Test
    void ofSeveralInAFolderTheOneNearestToTheOldestIsTaken() throws Exception {
        world.addMaven("3.8.7");
        world.addJdk("a", "27", true);
        Path nearest = world.addJdk("b", "25.0.1", true);
        world.addJdk("c", "26", true);
        assertTrue(world.run("doctor").out().contains("java=" + nearest));
    }

    @Test
    void aLinkToTheLauncherFindsItsProject() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        Path link = Files.createSymbolicLink(world.home().resolve("a link"), world.launcher());
        LauncherWorld.Ended ended = world.start(link, "doctor").end();
        assertEquals(0, ended.exit(), ended.err());
        assertEquals(List.of("doctor"), world.argumentsOfTheApp(ended.out()));
    }

    @Test
    void twoStartsAtOnceBuildOnce() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.slowMaven(2);
        LauncherWorld.Started first = world.start(world.launcher(), "a");
        LauncherWorld.Started second = world.start(world.launcher(), "b");
        assertEquals(0, first.end().exit());
        assertEquals(0, second.end().exit());
        assertEquals(1, world.builds());
    }

    @Test
    void anInterruptedBuildLeavesNothingHalfBuilt() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.slowMaven(30);
        LauncherWorld.Started started = world.start(world.launcher(), "demo");
        world.awaitBuild();
        long before = System.nanoTime();
        started.process().destroy();
        LauncherWorld.Ended ended = started.end();
        assertEquals(130, ended.exit(), ended.err());
        assertTrue(ended.err().contains("interrupted"), ended.err());
        assertTrue(System.nanoTime() - before < 15_000_000_000L, "Maven was stopped too");
        Path half = Files.writeString(Files.createDirectories(world.product()).resolve("Half.class"), "half");

        world.slowMaven(0);
        ended = world.run("demo");
        assertEquals(0, ended.exit(), ended.err());
        assertFalse(Files.exists(half), "what a cut-off build left is not trusted");
    }

    @Test
    void aKilledStartDoesNotLockOutTheNext() throws Exception {
        world.addJdk("jdk-25", "25.0.1", true);
        world.addMaven("3.8.7");
        world.slowMaven(30);
        LauncherWorld.Started started = world.start(world.launcher(), "demo");
        world.awaitBuild();
        List<ProcessHandle> children = started.process().descendants().toList();
        started.process().destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        started.end();

        world.slowMaven(0);
        LauncherWorld.Ended ended = world.run("demo");
        assertEquals(0, ended.exit(), ended.err());
        assertEquals(2, world.builds());
    }
}
