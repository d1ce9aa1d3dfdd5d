package ockham.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The product as a user starts it, from the project root. */
public final class Launcher {
    private Launcher() {}

    /**
     * Runs a command to its end; what it prints is left out, but for errors.
     *
     * @throws IOException if its exit code is not 0
     */
    public static void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of("ockham").toAbsolutePath().toString());
        command.addAll(arguments);
        int exit = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(String.join(" ", command) + " ended with exit code " + exit);
        }
    }
}
