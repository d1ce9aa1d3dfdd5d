package ockham.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line as a process of its own, as a user starts it. */
record Cli(int exit, String out, String err) {
    /**
     * For the JVM that is started and those that it starts: they compile no more than they must. Short studies take two thirds of the
     * processor's time so, and say the same.
     */
    static final Map<String, String> LIGHTLY = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Runs a command to its end. */
    static Cli run(Path folder, List<String> faults, String... arguments) throws IOException, InterruptedException {
        return ended(folder, start(folder, faults, arguments), arguments);
    }

    private static Cli ended(Path folder, Process process, String... arguments)
            throws IOException, InterruptedException {
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("still running after ten minutes: " + String.join(" ", arguments));
        }
        return new Cli(
                process.exitValue(),
                Files.readString(folder.resolve("stdout.txt")),
                Files.readString(folder.resolve("stderr.txt")));
    }

    static Process start(Path folder, List<String> faults, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(Rehearsed.get().options());
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("stdout.txt").toFile())
                .redirectError(folder.resolve("stderr.txt").toFile());
        builder.environment().putAll(LIGHTLY);
        builder.environment().put(FaultyLearners.ENVIRONMENT, String.join(",", faults));
        return builder.start();
    }

    /** The first rows of the bundled customers, as a file in the folder. */
    static Path customers(Path folder, int rows) throws IOException {
        Path file = folder.resolve("customers.csv");
        try (Stream<String> lines = Files.lines(Path.of("..", "examples", "telco_churn", "telco_churn.csv"))) {
            Files.write(file, lines.limit(rows + 1L).toList());
        }
        return file;
    }

    /** {@code verdict.json} of a study. */
    static JsonNode verdict(Path study) throws IOException {
        return JSON.readTree(study.resolve("verdict.json").toFile());
    }

    /** The bytes of {@code verdict.json} but for what clocks said. */
    static String repeatable(Path study) throws IOException {
        ObjectNode verdict = (ObjectNode) verdict(study);
        verdict.remove("measured");
        return verdict.toPrettyString();
    }
}
